package io.tillstream.dashboards.masterdata;

import io.tillstream.dashboards.streams.Broker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Publishes imported facts: one transaction per request, one request at a time. */
@Component
final class MasterDataWriter implements DisposableBean {
    private static final String TRANSACTIONAL_ID = "dashboards-master-data";

    private final Broker broker;
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private @Nullable KafkaProducer<String, byte[]> writer;

    MasterDataWriter(Broker broker) {
        this.broker = broker;
    }

    /**
     * Publishes all of them or none.
     *
     * @throws KafkaException when the log did not take them
     */
    void publish(List<ProducerRecord<String, byte[]>> records) {
        oneAtATime.lock();
        try {
            KafkaProducer<String, byte[]> open = open();
            open.beginTransaction();
            for (ProducerRecord<String, byte[]> next : records) {
                // A failed send fails the commit, so no single answer has to be looked at.
                Future<RecordMetadata> _ = open.send(next);
            }
            open.commitTransaction();
        } catch (KafkaException e) {
            // A new writer with the same id ends whatever this one left open.
            close();
            throw e;
        } finally {
            oneAtATime.unlock();
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
