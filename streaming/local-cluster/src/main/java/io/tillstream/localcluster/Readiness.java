package io.tillstream.localcluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits until a child process answers. */
public final class Readiness {
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    /** One try: throws, or returns false, as long as there is no answer. */
    public interface Question {
        boolean isAnswered() throws Exception;
    }

    private Readiness() {}

    /**
     * Asks again and again.
     *
     * @throws StartFailed when the process ends, or does not answer in time; the process is stopped then
     */
    public static void await(ChildProcess process, Duration patience, Question question) {
        long deadline = System.nanoTime() + patience.toNanos();
        @Nullable Exception lastFailure = null;
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new StartFailed(process.name() + " ended while it started; see " + process.log()
                        + ". Its last words:\n" + process.lastWords());
            }
            try {
                if (question.isAnswered()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                // Not an error yet: a process that starts refuses connections first.
                lastFailure = e;
            }
            if (pause()) {
                break;
            }
        }
        process.close();
        throw new StartFailed(
                process.name() + " did not answer within " + patience.toSeconds() + " s; see " + process.log(),
                lastFailure);
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
