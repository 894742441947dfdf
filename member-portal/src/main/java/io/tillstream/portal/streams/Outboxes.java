package io.tillstream.portal.streams;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Empties every outbox again and again: what could not be told at once is told when Kafka is back. */
@Component
class Outboxes implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Outboxes.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final List<Outbox> outboxes;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("outboxes").daemon().factory());
    private volatile boolean running;

    Outboxes(List<Outbox> outboxes) {
        this.outboxes = outboxes;
    }

    private void lookAgain() {
        for (Outbox outbox : outboxes) {
            try {
                boolean _ = outbox.publishNow();
            } catch (DataAccessException e) {
                LOG.warn("The database does not say what is unpublished: {}", e.toString());
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Future<?> _ =
                clockwork.scheduleWithFixedDelay(this::lookAgain, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
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
