package io.tillstream.journeys;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for something that will be true, and says what it waited for when it was not. */
final class Await {
    private static final Duration STEP = Duration.ofMillis(50);

    private Await() {}

    static void until(String what, Duration patience, Callable<Boolean> condition) {
        value(what, patience, () -> condition.call() ? Boolean.TRUE : null);
    }

    /** The first value that is not null. */
    static <T> T value(String what, Duration patience, Callable<@Nullable T> source) {
        long deadline = System.nanoTime() + patience.toNanos();
        Exception last = null;
        while (System.nanoTime() < deadline) {
            try {
                T value = source.call();
                if (value != null) {
                    return value;
                }
                last = null;
            } catch (Exception e) {
                // Not there yet; should it never come, the last reason is told.
                last = e;
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
        throw new AssertionError("Waited " + patience + " in vain for " + what + ".", last);
    }
}
