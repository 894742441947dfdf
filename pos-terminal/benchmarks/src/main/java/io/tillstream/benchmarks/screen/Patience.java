package io.tillstream.benchmarks.screen;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for what another process does. */
final class Patience {
    private static final long BETWEEN_LOOKS = 50;
    private static final long END_SECONDS = 20;

    private Patience() {}

    /** Whether it has come; looking may fail as long as the other is not there. */
    @FunctionalInterface
    interface Look {
        boolean isThere() throws IOException, InterruptedException;
    }

    static void until(String what, Duration most, Look look) throws IOException, InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!isThere(look)) {
            if (System.nanoTime() > end) {
                throw new IOException(what + " has not come within " + most.toSeconds() + " s");
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Ends a process and waits until it has put away its files. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isThere(Look look) throws InterruptedException {
        try {
            return look.isThere();
        } catch (IOException e) {
            return false;
        }
    }
}
