package io.tillstream.portal.rounds;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes round again and again while the portal runs, on a thread of its own. A round that fails is followed by the next. */
public abstract class Rounds implements SmartLifecycle {
    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Duration first;
    private final Duration pause;
    private final ScheduledExecutorService clockwork;
    private volatile boolean running;

    /**
     * Rounds that have not begun.
     *
     * @param name of the thread
     * @param first how long after the start the first one begins
     * @param pause between the end of one and the beginning of the next
     */
    protected Rounds(String name, Duration first, Duration pause) {
        this.first = first;
        this.pause = pause;
        this.clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** One round. */
    protected abstract void round();

    private void go() {
        try {
            round();
        } catch (RuntimeException e) {
            // Of any kind: the clockwork would never go round again.
            log.warn("A round was not finished; the next is in {} s: {}", pause.toMillis() / 1_000.0, e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        Future<?> _ =
                clockwork.scheduleWithFixedDelay(this::go, first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
