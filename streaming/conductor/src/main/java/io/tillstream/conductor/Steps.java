package io.tillstream.conductor;

import java.io.PrintStream;
import java.util.Locale;

/** One line per step on standard error, with the seconds since the start. */
final class Steps {
    private final PrintStream out;
    private final long startedNanos = System.nanoTime();

    Steps(PrintStream out) {
        this.out = out;
    }

    synchronized void say(String line) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds(), line);
        out.flush();
    }

    double seconds() {
        return Math.round((System.nanoTime() - startedNanos) / 1e8) / 10.0;
    }
}
