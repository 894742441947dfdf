package io.tillstream.portal.orders;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Goes through the orders again and again: begins payments, gives money back, ends what is over. Whatever died in between goes on here. */
@Component
class OrderRounds implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OrderRounds.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final OrderDesk desk;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("order-rounds").daemon().factory());
    private volatile boolean running;

    OrderRounds(OrderDesk desk) {
        this.desk = desk;
    }

    private void goRound() {
        try {
            desk.payWhatWaits();
            desk.endWhatIsOver();
            desk.giveBack();
        } catch (RuntimeException e) {
            // Of any kind: a round that throws would be the last one.
            LOG.warn("Orders are looked at again in {} s: {}", LOOK_AGAIN.toSeconds(), e.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        Future<?> _ = clockwork.scheduleWithFixedDelay(
                this::goRound, LOOK_AGAIN.toMillis(), LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
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
