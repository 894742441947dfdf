package io.tillstream.till.sale;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Errands on threads of their own: one for each question, so that somebody who sleeps keeps nobody else from being asked.
 */
final class ErrandThreads implements Errands {
    private static final Logger LOG = LoggerFactory.getLogger(ErrandThreads.class);

    /** A clock counts in milliseconds; what comes one early would be found not to be due yet. */
    private static final long SURELY_LATER_MILLIS = 5;

    private final Clock clock;
    private final Consumer<Act> later;
    private final ScheduledExecutorService times = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("errand-times").factory());

    ErrandThreads(Clock clock, Consumer<Act> later) {
        this.clock = clock;
        this.later = later;
    }

    @Override
    public void ask(Supplier<Act> asking, Duration limit, Act silent) {
        CompletableFuture<Act> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("payment-errand").start(() -> {
            try {
                answer.complete(asking.get());
            } catch (RuntimeException e) {
                LOG.error("An errand failed; it counts as one without an answer.", e);
                answer.complete(silent);
            }
        });
        var _ = times.schedule(
                () -> {
                    if (!answer.isDone()) {
                        LOG.warn("No answer within {}; whoever was asked still has not returned.", limit);
                        done(silent);
                    }
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
        var _ = answer.thenAccept(this::done);
    }

    @Override
    public void at(Instant when, Act act) {
        long millis = Math.max(0, Duration.between(clock.instant(), when).toMillis()) + SURELY_LATER_MILLIS;
        try {
            var _ = times.schedule(() -> done(act), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The till closes; the journal knows what is left to do.");
        }
    }

    private void done(Act act) {
        try {
            later.accept(act);
        } catch (RejectedExecutionException e) {
            LOG.debug("The till closes; the journal knows what is left to do.");
        }
    }

    @Override
    public void close() {
        times.shutdownNow();
    }
}
