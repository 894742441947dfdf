package io.tillstream.peripherals;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the line to one device open, on a thread of its own: opens it again 0.1 to 1 s after each failure, and hands each
 * open line to whoever works on it until the device is gone.
 */
final class LineKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LineKeeper.class);
    /** A line that lived shorter counts as a failure: a device that hangs up at once is not called in a tight loop. */
    private static final Duration LIVED = Duration.ofSeconds(1);

    private final String device;
    private final String advice;
    private final DeviceLine line;
    private final Clock clock;
    private final Work work;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile @Nullable OpenLine current;
    private volatile Connection connection;

    /** What is done on an open line. */
    interface Work {
        /** Reads the line until it is gone, and returns then. */
        void on(OpenLine open) throws InterruptedException;
    }

    private LineKeeper(String device, String advice, DeviceLine line, Clock clock, Work work) {
        this.device = device;
        this.advice = advice;
        this.line = line;
        this.clock = clock;
        this.work = work;
        this.connection = away();
        this.thread = Thread.ofPlatform()
                .daemon()
                .name(device.replace(' ', '-') + "-line")
                .unstarted(this::keep);
    }

    /**
     * A keeper that has not begun; {@link #start} begins.
     *
     * @param device what it is called in messages, such as {@code printer}
     * @param advice what to check while it is away, such as {@code check its cable}
     * @param work called on the keeper's thread, once for each time the device is there
     */
    static LineKeeper of(String device, String advice, DeviceLine line, Clock clock, Work work) {
        return new LineKeeper(device, advice, line, clock, work);
    }

    LineKeeper start() {
        thread.start();
        return this;
    }

    Connection connection() {
        return connection;
    }

    boolean isClosing() {
        return closing.getCount() == 0;
    }

    private Connection away() {
        String name = Character.toUpperCase(device.charAt(0)) + device.substring(1);
        return new Connection.Away(clock.instant(), name + " on " + line.name() + " is not there; " + advice + ".");
    }

    private void keep() {
        Backoff backoff = new Backoff();
        try {
            while (!isClosing()) {
                OpenLine open = line.open().orElse(null);
                if (open == null) {
                    backoff.pause(closing);
                } else if (use(open).compareTo(LIVED) < 0) {
                    backoff.pause(closing);
                } else {
                    backoff.reset();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long it was there. */
    private Duration use(OpenLine open) throws InterruptedException {
        long since = System.nanoTime();
        current = open;
        connection = new Connection.Connected(clock.instant());
        LOG.info("The {} on {} is there", device, line.name());
        try {
            if (!isClosing()) {
                work.on(open);
            }
        } finally {
            open.close();
            current = null;
            connection = away();
        }
        if (!isClosing()) {
            LOG.warn("The {} on {} is gone; looking for it again", device, line.name());
        }
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** Ends the line that is open now; the next is opened as after any failure. */
    void hangUp() {
        OpenLine open = current;
        if (open != null) {
            open.close();
        }
    }

    /** Ends the work on the line and returns when it has ended; work that does not look up is cut off. */
    @Override
    public void close() {
        closing.countDown();
        try {
            OpenLine open = current;
            if (!thread.join(LIVED) && open != null) {
                open.close();
            }
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
