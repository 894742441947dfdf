package io.tillstream.portal.payments;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Drives every payment that is due, for as long as the portal runs; one that waits for its provider holds up no other. */
@Component
class PaymentRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentRounds.class);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final int AT_ONCE = 50;

    private final PaymentBook book;
    private final PaymentDesk desk;
    private final PaymentProvider provider;
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("payments").daemon().factory());
    private final ExecutorService drivers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    PaymentRounds(PaymentBook book, PaymentDesk desk, PaymentProvider provider, Clock clock) {
        this.book = book;
        this.desk = desk;
        this.provider = provider;
        this.clock = clock;
    }

    private void round() {
        try {
            book.take(clock.instant(), AT_ONCE).forEach(id -> {
                Future<?> _ = drivers.submit(() -> drive(id));
            });
        } catch (DataAccessException e) {
            LOG.warn("Payments are not driven on now, and will be tried again: {}", e.toString());
        }
    }

    private void drive(PaymentId id) {
        try {
            desk.drive(id);
        } catch (RuntimeException e) {
            LOG.error("Payment {} is not driven on now, and will be tried again.", id, e);
        }
    }

    @Override
    public void start() {
        running = true;
        if (!provider.isThere()) {
            LOG.info("Nothing is paid online: tillstream.payments.provider is not set.");
            return;
        }
        Future<?> _ = clockwork.scheduleWithFixedDelay(this::round, 0, ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
        drivers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
