package io.tillstream.dashboards.staff;

import io.tillstream.events.TillId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person on one day at the tills of a store.
 *
 * @param operator staff code
 * @param stretches by their beginning, at least one
 * @param now until when what goes on is counted
 */
record Presence(String operator, List<Stretch> stretches, Instant now) {
    /** Whoever is away for less than that has served somebody, fetched something or been locked out by the clock. */
    static final Duration SHORTEST_BREAK = Duration.ofMinutes(10);

    Presence {
        stretches =
                stretches.stream().sorted(Comparator.comparing(Stretch::from)).toList();
    }

    /**
     * A time away.
     *
     * @param from since when
     * @param until when somebody came back
     */
    record Break(Instant from, Instant until) {
        public long minutes() {
            return Duration.between(from, until).toMinutes();
        }
    }

    public Instant from() {
        return stretches.getFirst().from();
    }

    public boolean isThere() {
        return stretches.stream().anyMatch(stretch -> stretch.isOpen(now));
    }

    /** When they left; absent while they are there, and where nobody knows. */
    public @Nullable Instant until() {
        if (isThere() || stretches.stream().allMatch(stretch -> stretch.until() == null)) {
            return null;
        }
        return stretches.stream()
                .map(stretch -> stretch.end(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    public List<Break> breaks() {
        List<Break> breaks = new ArrayList<>();
        Instant left = stretches.getFirst().end(now);
        for (Stretch stretch : stretches) {
            if (Duration.between(left, stretch.from()).compareTo(SHORTEST_BREAK) >= 0) {
                breaks.add(new Break(left, stretch.from()));
            }
            Instant end = stretch.end(now);
            left = end.isAfter(left) ? end : left;
        }
        return breaks;
    }

    /** Minutes from the first sign-in to the last sign-out without the breaks. */
    public long minutes() {
        Instant last = stretches.stream()
                .map(stretch -> stretch.end(now))
                .max(Comparator.naturalOrder())
                .orElse(from());
        return Duration.between(from(), last).toMinutes()
                - breaks().stream().mapToLong(Break::minutes).sum();
    }

    public List<TillId> tills() {
        return stretches.stream().map(Stretch::till).distinct().sorted().toList();
    }
}
