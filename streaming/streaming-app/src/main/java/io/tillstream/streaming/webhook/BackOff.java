package io.tillstream.streaming.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a message is tried again: twice as long each time, between the half of it and all of it by chance,
 * so that many that failed together do not come back together.
 *
 * @param first after the first attempt, at most
 * @param longest after many
 */
record BackOff(Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;

    /** As they are outside of tests. */
    static BackOff usual() {
        return new BackOff(Duration.ofSeconds(1), Duration.ofHours(1));
    }

    Duration after(int attempts, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long whole = Math.max(1, Math.min(longest.toMillis(), doubled));
        return Duration.ofMillis(whole - random.nextLong(whole / 2 + 1));
    }
}
