package io.tillstream.till.screen;

import java.time.Duration;

/**
 * How old something is, as a message key and a number: {@code age.minutes}, 14.
 *
 * @param key the message
 * @param amount how many
 */
public record Age(String key, long amount) {
    /** Up to date: nothing newer can exist. */
    static final Age LIVE = new Age("age.live", 0);

    static Age of(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 90) {
            return new Age("age.seconds", seconds);
        }
        if (seconds < 90 * 60) {
            return new Age("age.minutes", seconds / 60);
        }
        return seconds < 48 * 3600 ? new Age("age.hours", seconds / 3600) : new Age("age.days", seconds / 86_400);
    }
}
