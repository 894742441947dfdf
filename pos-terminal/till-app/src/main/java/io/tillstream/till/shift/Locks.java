package io.tillstream.till.shift;

import io.tillstream.events.sale.OperatorSession;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who is kept out after too many wrong PINs, as the journal has it, so that switching the till off and on does not let
 * anybody guess on. Each lock in a row lasts twice as long as the one before; signing in ends the row.
 *
 * @param byOperator by staff code
 */
public record Locks(Map<String, Lock> byOperator) {
    public static final Locks NONE = new Locks(Map.of());

    private static final Duration FIRST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * One person's.
     *
     * @param inARow how many there were since they signed in last
     * @param until the end of the newest
     */
    public record Lock(int inARow, Instant until) {}

    public Locks {
        byOperator = Map.copyOf(byOperator);
    }

    public Locks plus(OperatorSession session) {
        return switch (session.change()) {
            case LOCKED_OUT -> {
                Instant until = session.lockedUntil();
                Map<String, Lock> more = new HashMap<>(byOperator);
                more.put(
                        session.operator(),
                        new Lock(inARow(session.operator()) + 1, until == null ? session.happenedAt() : until));
                yield new Locks(more);
            }
            case SIGNED_IN -> {
                Map<String, Lock> fewer = new HashMap<>(byOperator);
                fewer.remove(session.operator());
                yield new Locks(fewer);
            }
            case SIGNED_OUT, PRACTICE_BEGAN, PRACTICE_ENDED -> this;
        };
    }

    int inARow(String operator) {
        Lock lock = byOperator.get(operator);
        return lock == null ? 0 : lock.inARow();
    }

    /** Until when somebody is kept out, if they are at that moment. */
    Optional<Instant> until(String operator, Instant now) {
        return Optional.ofNullable(byOperator.get(operator)).map(Lock::until).filter(now::isBefore);
    }

    /** How long the next lock of somebody lasts. */
    Duration next(String operator) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(inARow(operator), 10));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
