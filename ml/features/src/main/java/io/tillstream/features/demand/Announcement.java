package io.tillstream.features.demand;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A promotion as one item in one store sees it.
 *
 * @param from first instant
 * @param until first instant after
 * @param share what is left of the full price, 0 to 1; 1 where it is advertised and no cheaper by itself
 */
public record Announcement(Instant from, Instant until, double share) {
    private static final LocalTime OPENS = LocalTime.of(6, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);
    /** Of sixteen: what runs for less of a day is of another day. */
    private static final Duration HALF = Duration.ofHours(8);

    public Announcement {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(until, "until");
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A promotion leaves " + share + " of the price; 0 to 1.");
        }
    }

    /**
     * What is left of the price on a day.
     *
     * @param zone of the store
     * @param all of one item in one store, in any order
     * @return the least share of those that run for eight hours or more between 06 and 22, 0 to 1; empty where none does
     */
    public static OptionalDouble on(LocalDate day, ZoneId zone, List<Announcement> all) {
        if (all.isEmpty()) {
            return OptionalDouble.empty();
        }
        Instant opens = day.atTime(OPENS).atZone(zone).toInstant();
        Instant closes = day.atTime(CLOSES).atZone(zone).toInstant();
        return all.stream()
                .filter(one -> one.within(opens, closes).compareTo(HALF) >= 0)
                .mapToDouble(Announcement::share)
                .min();
    }

    private Duration within(Instant opens, Instant closes) {
        return Duration.between(from.isAfter(opens) ? from : opens, until.isBefore(closes) ? until : closes);
    }
}
