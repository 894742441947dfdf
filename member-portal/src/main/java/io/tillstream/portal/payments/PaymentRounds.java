package io.tillstream.portal.payments;

import io.tillstream.portal.rounds.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drives every payment that is due, for as long as the portal runs; one that waits for its provider holds up no other. */
@Component
class PaymentRounds extends Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(PaymentRounds.class);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final int AT_ONCE = 50;

    private final PaymentBook book;
    private final PaymentDesk desk;
    private final PaymentProvider provider;
    private final Clock clock;
    private final ExecutorService drivers = Executors.newVirtualThreadPerTaskExecutor();

    PaymentRounds(PaymentBook book, PaymentDesk desk, PaymentProvider provider, Clock clock) {
        super("payments", Duration.ZERO, ROUND);
        this.book = book;
        this.desk = desk;
        this.provider = provider;
        this.clock = clock;
    }

    @Override
    protected void round() {
        book.take(clock.instant(), AT_ONCE).forEach(id -> {
            Future<?> _ = drivers.submit(() -> drive(id));
        });
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
        if (!provider.isThere()) {
            LOG.info("Nothing is paid online: tillstream.payments.provider is not set.");
            return;
        }
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        drivers.shutdownNow();
    }
}
