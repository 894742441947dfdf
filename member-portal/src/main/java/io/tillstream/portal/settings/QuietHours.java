package io.tillstream.portal.settings;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hours in which nobody is written to, by the clock on the member's wall.
 *
 * @param from first minute
 * @param until first minute after; the same as {@code from} where there are none, earlier where midnight lies between
 */
public record QuietHours(LocalTime from, LocalTime until) {
    /** Members are written to at any time. */
    public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    private static final Pattern FORM = Pattern.compile("(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");

    /**
     * Reads {@code 21:00-09:00}, or {@code none}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static QuietHours parse(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        Matcher hours = FORM.matcher(text);
        try {
            if (hours.matches()) {
                return new QuietHours(LocalTime.parse(hours.group(1)), LocalTime.parse(hours.group(2)));
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return "Quiet hours are \"" + text + "\"; give them as 21:00-09:00, or none";
    }

    /** When they are over, if a moment lies within them where the clocks are set to that zone. */
    public Optional<Instant> endAfter(Instant moment, ZoneId zone) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean overMidnight = until.isBefore(from);
        boolean isWithin = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!isWithin) {
            return Optional.empty();
        }
        boolean isTomorrow = overMidnight && !time.isBefore(from);
        // Where clocks are put on over that minute, they are over at the first one that there is.
        Instant end = there.toLocalDate()
                .plusDays(isTomorrow ? 1 : 0)
                .atTime(until)
                .atZone(zone)
                .toInstant();
        return end.isAfter(moment) ? Optional.of(end) : Optional.empty();
    }
}
