package io.tillstream.events.assortment;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;

/**
 * When a store is open on one weekday, by the store's own clock. A break at noon makes two of them.
 *
 * @param day the weekday on which it opens
 * @param opens from, to the minute
 * @param closes until, to the minute; not after {@code opens} means on the next day, 00:00 at midnight
 */
public record OpeningHours(DayOfWeek day, LocalTime opens, LocalTime closes) {
    public OpeningHours {
        Objects.requireNonNull(day, "day");
        if (!isToTheMinute(opens) || !isToTheMinute(closes)) {
            throw new IllegalArgumentException("Opening hours of " + day + " are " + opens + " to " + closes
                    + "; hours and minutes only, as 08:30.");
        }
    }

    /** Whether it is open then. */
    boolean isOpen(LocalDateTime then) {
        LocalDateTime from =
                then.toLocalDate().with(TemporalAdjusters.previousOrSame(day)).atTime(opens);
        return isOpen(from, then) || isOpen(from.minusWeeks(1), then);
    }

    private boolean isOpen(LocalDateTime from, LocalDateTime then) {
        LocalDateTime until =
                from.toLocalDate().plusDays(closes.isAfter(opens) ? 0 : 1).atTime(closes);
        return !then.isBefore(from) && then.isBefore(until);
    }

    private static boolean isToTheMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }
}
