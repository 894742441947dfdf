package io.tillstream.dashboards.streams;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that reads for ever: whatever breaks is logged, waited out and begun again. */
public final class ReaderThread {
    private static final Logger LOG = LoggerFactory.getLogger(ReaderThread.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** The work: it returns once {@link #isStopping()} holds, and throws when it has to begin again. */
    @FunctionalInterface
    public interface Reading {
        void read(ReaderThread thread) throws Exception;
    }

    private final String name;
    private final Reading reading;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Duration pause = SHORTEST_PAUSE;

    public ReaderThread(String name, Reading reading) {
        this.name = name;
        this.reading = reading;
        this.thread = Thread.ofPlatform().name(name).daemon(true).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /** Says that the work goes well: the next pause is a short one again. */
    public void wentWell() {
        pause = SHORTEST_PAUSE;
    }

    /** Waits before another try, longer each time and never exactly as long as others; ends early on a stop. */
    public void pauseBeforeRetry() throws InterruptedException {
        long millis = pause.toMillis() / 2 + ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1);
        pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        boolean _ = stopping.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Asks the work to end and waits for it; what does not end by itself is interrupted. */
    public void stop() {
        stopping.countDown();
        try {
            if (thread.isAlive() && !thread.join(PATIENCE)) {
                thread.interrupt();
                boolean _ = thread.join(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isStopping()) {
            try {
                reading.read(this);
            } catch (Exception e) {
                if (isStopping() || !waitAfter(e)) {
                    return;
                }
            }
        }
    }

    private boolean waitAfter(Exception trouble) {
        LOG.warn("{} stopped and begins again shortly: {}", name, trouble.toString());
        LOG.debug("{} stopped at", name, trouble);
        try {
            pauseBeforeRetry();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
