package io.tillstream.gateway.receipt;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.gateway.settings.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which till takes goods back by which receipt at this moment, so that two that ask at once are not both told that the same
 * goods are left. A till has a receipt until its return has arrived in the ledgers, until it lets go, or until the time is
 * over. Kept in memory: a gateway that starts again has forgotten them, and two gateways do not know of each other.
 */
@Component
final class Holds {
    /** Long enough for a talk at the counter; a till that died keeps a receipt from the others no longer than that. */
    static final Duration TIME = Duration.ofMinutes(5);

    private final Clocks clocks;
    private final Map<Source, Hold> holds = new HashMap<>();

    Holds(Clocks clocks) {
        this.clocks = clocks;
    }

    /**
     * A receipt that a till has.
     *
     * @param till which
     * @param known the sale and its returns, as that till was told them
     * @param awaited how many returns of that till beyond those may still be on their way; one per question
     * @param until when it lapses
     */
    private record Hold(TillId till, Set<Source> known, long awaited, Instant until) {
        /** How many of the returns it was to make are among these. */
        long arrivedIn(Set<Source> records) {
            return records.stream()
                    .filter(record -> record.till().equals(till) && !known.contains(record))
                    .count();
        }
    }

    /**
     * Gives a receipt to a till.
     *
     * @param records the sale and its returns, as the ledgers have just told them
     * @return the other till that has it; empty when it is given
     */
    synchronized Optional<TillId> take(Source receipt, TillId till, Set<Source> records) {
        Instant now = clocks.wall().instant();
        holds.values().removeIf(hold -> !now.isBefore(hold.until()));
        Hold before = holds.get(receipt);
        long onTheirWay = before == null ? 0 : Math.max(0, before.awaited() - before.arrivedIn(records));
        if (before != null && onTheirWay > 0 && !before.till().equals(till)) {
            return Optional.of(before.till());
        }
        holds.put(receipt, new Hold(till, Set.copyOf(records), onTheirWay + 1, now.plus(TIME)));
        return Optional.empty();
    }

    /** A till does not take goods back by it after all; what it has confirmed before is still waited for. */
    synchronized void letGo(Source receipt, TillId till) {
        holds.computeIfPresent(
                receipt,
                (same, hold) -> !hold.till().equals(till)
                        ? hold
                        : hold.awaited() > 1 ? new Hold(till, hold.known(), hold.awaited() - 1, hold.until()) : null);
    }
}
