package io.tillstream.features.stock;

import io.tillstream.events.feature.EmptyShelf.Gap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** For how much of a day an item was missing: one definition for training and scoring. */
public final class EmptyHours {
    /** Between {@link #OPENS} and {@link #CLOSES}. */
    public static final int ALL = 16;

    private static final LocalTime OPENS = LocalTime.of(6, 0);
    private static final LocalTime CLOSES = LocalTime.of(22, 0);

    private EmptyHours() {}

    /**
     * Whole hours of a day between 06 and 22 in which the books had nothing: a shelf that was filled at half past six was full.
     *
     * @param gaps of the item
     * @param zone of the store
     * @return 0 to {@link #ALL}; less than all where something was sold, because then something was there
     */
    public static int on(LocalDate day, ZoneId zone, List<Gap> gaps, boolean sold) {
        Instant opens = day.atTime(OPENS).atZone(zone).toInstant();
        Instant closes = day.atTime(CLOSES).atZone(zone).toInstant();
        Duration empty = Duration.ZERO;
        for (Gap gap : gaps) {
            Instant from = gap.from().isAfter(opens) ? gap.from() : opens;
            Instant until = gap.until() == null || gap.until().isAfter(closes) ? closes : gap.until();
            empty = from.isBefore(until) ? empty.plus(Duration.between(from, until)) : empty;
        }
        int hours = Math.toIntExact(Math.min(ALL, empty.toHours()));
        return sold && hours == ALL ? 0 : hours;
    }
}
