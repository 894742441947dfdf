package io.tillstream.streaming.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** What the header of that name says: seconds, or a date. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** How long from now, at most a day; zero for what is in the past or no time at all. */
    static Duration from(String header, Instant now) {
        Duration asked = header.strip().matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Long.parseLong(header.strip()))
                : untilDate(header.strip(), now);
        if (asked.isNegative()) {
            return Duration.ZERO;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private static Duration untilDate(String date, Instant now) {
        try {
            return Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
