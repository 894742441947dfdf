package io.tillstream.peripherals;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How long to wait before the next attempt: 0.1 s, then twice as long each time, at most 1 s. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private Duration next = FIRST;

    Duration next() {
        Duration result = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return result;
    }

    /** Waits for the next attempt, or until {@code closing} is over. */
    void pause(CountDownLatch closing) throws InterruptedException {
        boolean over = closing.await(next().toMillis(), TimeUnit.MILLISECONDS);
        if (over) {
            reset();
        }
    }

    void reset() {
        next = FIRST;
    }
}
