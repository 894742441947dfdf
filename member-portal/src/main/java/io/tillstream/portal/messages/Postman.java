package io.tillstream.portal.messages;

import io.tillstream.portal.settings.PortalSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Addresses and sends for as long as the portal runs, no more in a minute than the settings say. */
@Component
class Postman implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final int SECONDS = 60;
    /** Who comes into a segment is written to within so long. */
    private static final Duration ADDRESSES_EVERY = Duration.ofSeconds(10);

    private static final Duration READS_BOUNCES_EVERY = Duration.ofSeconds(30);

    private final Addressing addressing;
    private final Sending sending;
    private final Questions questions;
    private final Bounces bounces;
    private final Carriers carriers;
    private final Clock clock;
    private final int atOnce;
    private final Duration round;
    private final ScheduledExecutorService clockwork = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().name("postman-", 0).daemon().factory());
    private volatile boolean running;

    Postman(
            Addressing addressing,
            Sending sending,
            Questions questions,
            Bounces bounces,
            Carriers carriers,
            PortalSettings settings,
            Clock clock) {
        this.addressing = addressing;
        this.sending = sending;
        this.questions = questions;
        this.bounces = bounces;
        this.carriers = carriers;
        this.clock = clock;
        int perMinute = settings.messages().perMinute();
        this.atOnce = Math.max(1, perMinute / SECONDS);
        this.round = Duration.ofMillis(TimeUnit.MINUTES.toMillis(1) * atOnce / perMinute);
    }

    private void address() {
        attempt(() -> addressing.address(clock.instant()), "Members are not addressed");
    }

    /** Who waits for a question sits before the screen: questions go first, and messages have what they leave. */
    void send() {
        AtomicInteger left = new AtomicInteger(atOnce);
        attempt(() -> left.addAndGet(-questions.ask(atOnce)), "Addresses are not asked about");
        attempt(() -> sending.send(left.get()), "Messages are not sent");
    }

    private void readWhatCameBack() {
        attempt(bounces::read, "What came back is not read");
    }

    private static void attempt(Runnable work, String failed) {
        try {
            work.run();
        } catch (DataAccessException e) {
            LOG.warn("{} now, and will be tried again: {}", failed, e.toString());
        } catch (RuntimeException e) {
            LOG.error("{} now, and will be tried again.", failed, e);
        }
    }

    @Override
    public void start() {
        running = true;
        if (carriers.channels().isEmpty()) {
            LOG.info("No message about a campaign is sent: neither tillstream.messages.smtp nor .outbox is set.");
            return;
        }
        Future<?> _ =
                clockwork.scheduleWithFixedDelay(this::address, 0, ADDRESSES_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        Future<?> _ = clockwork.scheduleWithFixedDelay(
                this::readWhatCameBack, 0, READS_BOUNCES_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        Future<?> _ = clockwork.scheduleAtFixedRate(this::send, 0, round.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdown();
        try {
            // A letter that is on its way gets there, and is noted.
            if (!clockwork.awaitTermination(5, TimeUnit.SECONDS)) {
                clockwork.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
