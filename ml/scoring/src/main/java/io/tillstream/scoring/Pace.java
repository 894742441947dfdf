package io.tillstream.scoring;

import java.time.Duration;

/** Lets something happen at most once per interval of real time. */
final class Pace {
    private final long interval;
    private long last;

    Pace(Duration interval) {
        this.interval = interval.toNanos();
        this.last = System.nanoTime() - this.interval;
    }

    /** True when the interval has passed since the last time this was true. */
    boolean isDue() {
        long now = System.nanoTime();
        if (now - last < interval) {
            return false;
        }
        last = now;
        return true;
    }
}
