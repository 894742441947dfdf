package io.tillstream.portal.reservations;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.reservation.ReservationDue;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Says of every reservation when its time is over: one fact each, as the ledger has no clock and must say the same when it reads
 * the log again. Said twice it changes nothing; two portals may say it both.
 */
@Component
class DueReservations implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueReservations.class);
    /** Shoppers who look at a shelf see goods come free within so long. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private final OpenReservations open;
    private final Clock clock;
    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("due-reservations").daemon().factory());
    private volatile boolean running;

    DueReservations(PortalSettings settings, OpenReservations open, Clock clock) {
        this.open = open;
        this.clock = clock;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka(),
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.LINGER_MS_CONFIG, 5,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Tells what is due by now; what the log does not take is told when it is looked at again. */
    void tell() {
        try {
            for (List<ReservationDue> due = due(); !due.isEmpty(); due = due()) {
                send(due);
                open.told(due);
            }
        } catch (ExecutionException | KafkaException | DataAccessException e) {
            LOG.warn("Reservations that are over wait to be told: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ReservationDue> due() {
        return open.due(clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private void send(List<ReservationDue> due) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (ReservationDue one : due) {
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.RESERVATION_REQUEST.name(), one.store().value(), CanonicalJson.encode(one))));
        }
        for (Future<RecordMetadata> future : sent) {
            future.get();
        }
    }

    @Override
    public void start() {
        running = true;
        Future<?> _ = clockwork.scheduleWithFixedDelay(this::tell, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        clockwork.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
