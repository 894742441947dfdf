package io.tillstream.conductor;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for something other processes bring about. */
final class Waiting {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** One look; an app that does not answer is asked again, since it may be starting anew. */
    interface Look {
        boolean isDone() throws IOException, InterruptedException;
    }

    private Waiting() {}

    static void until(String what, Look look) {
        until(what, PATIENCE, look);
    }

    /**
     * Looks until it is done.
     *
     * @throws WaitedInVain when it is not done in time
     */
    static void until(String what, Duration patience, Look look) {
        long deadline = System.nanoTime() + patience.toNanos();
        @Nullable IOException lastFailure = null;
        try {
            while (System.nanoTime() < deadline) {
                try {
                    if (look.isDone()) {
                        return;
                    }
                    lastFailure = null;
                } catch (IOException e) {
                    lastFailure = e;
                }
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new WaitedInVain("Waited " + patience.toMinutes() + " min in vain for " + what, lastFailure);
    }
}
