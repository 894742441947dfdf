package io.tillstream.training;

import java.util.Locale;

/** Says on standard error what is done and how long it all took so far. */
final class Stopwatch {
    private final long started = System.nanoTime();

    void done(String what) {
        System.err.printf(Locale.ROOT, "%5.1f s  %s%n", seconds(), what);
    }

    /** Seconds since the start, to the millisecond. */
    double seconds() {
        return Math.rint((System.nanoTime() - started) / 1e6) / 1e3;
    }
}
