package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.Broker;
import io.tillstream.dashboards.streams.ViewReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Publishes imported facts: one transaction per request, one request at a time. */
@Component
public final class MasterDataWriter implements DisposableBean {
    private static final String TRANSACTIONAL_ID = "dashboards-master-data";

    /** Reading back what was written takes some tenths of a second, and after a start as long as the log is. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Broker broker;
    private final ViewReader reader;
    /** The last record that was written of each partition since the start. */
    private final Map<TopicPartition, Long> written = new ConcurrentHashMap<>();

    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable KafkaProducer<String, byte[]> writer;

    MasterDataWriter(Broker broker, ViewReader reader) {
        this.broker = broker;
        this.reader = reader;
    }

    /**
     * Publishes all of them or none.
     *
     * @throws KafkaException when the log did not take them
     */
    void publish(List<ProducerRecord<String, byte[]>> records) {
        oneAtATime.lock();
        try {
            send(records);
        } finally {
            oneAtATime.unlock();
        }
    }

    /**
     * Publishes what somebody makes of what is known, all of it or none, and returns when that is known too: nothing else that
     * is written here comes between what is looked at and what is made of it.
     *
     * @param made asked once everything that was written here before has been read back
     * @throws KafkaException when the log did not take them, or does not give back what was written before
     */
    public void publishKnowing(Supplier<? extends Iterable<ProducerRecord<String, byte[]>>> made) {
        oneAtATime.lock();
        try {
            if (!isReadBack()) {
                throw new KafkaException("What was written was not read back within " + PATIENCE.toSeconds() + " s.");
            }
            send(made.get());
            // It is published, whatever becomes of this: whoever comes next waits again.
            boolean _ = isReadBack();
        } finally {
            oneAtATime.unlock();
        }
    }

    private boolean isReadBack() {
        try {
            return reader.awaits(Map.copyOf(written), PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void send(Iterable<ProducerRecord<String, byte[]>> records) {
        try {
            KafkaProducer<String, byte[]> open = open();
            open.beginTransaction();
            for (ProducerRecord<String, byte[]> next : records) {
                // A failed send fails the commit, so no single answer has to be looked at.
                Future<RecordMetadata> _ = open.send(next, this::note);
            }
            open.commitTransaction();
        } catch (RuntimeException e) {
            // A new writer with the same id ends whatever this one left open, also where the records could not be made.
            close();
            throw e;
        }
    }

    private void note(@Nullable RecordMetadata place, @Nullable Exception failure) {
        if (place != null && failure == null) {
            written.merge(new TopicPartition(place.topic(), place.partition()), place.offset(), Math::max);
        }
    }

    private KafkaProducer<String, byte[]> open() {
        KafkaProducer<String, byte[]> open = writer;
        if (open == null) {
            open = broker.newWriter(TRANSACTIONAL_ID);
            writer = open;
            open.initTransactions();
        }
        return open;
    }

    private void close() {
        KafkaProducer<String, byte[]> open = writer;
        writer = null;
        if (open != null) {
            open.close(Duration.ZERO);
        }
    }

    @Override
    public void destroy() {
        oneAtATime.lock();
        try {
            close();
        } finally {
            oneAtATime.unlock();
        }
    }
}
