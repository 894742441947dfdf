package io.tillstream.streambenchmarks;

import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what tills sent, as the gateway does, on a broker of its own. */
final class Uploads implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    /** Creates the catalogue's topics. */
    Uploads(String kafka) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
            // The controller knows a topic before the broker has its logs. A first batch that is refused meanwhile,
            // while a second
            // is taken, would be out of order until it expires.
            admin.listOffsets(IntStream.range(0, Topics.SALE.partitions())
                            .boxed()
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(Topics.SALE.name(), partition),
                                    partition -> OffsetSpec.latest())))
                    .all()
                    .get();
        }
        // The gateway's linger.
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 2, "compression.type", "lz4", "batch.size", 262_144),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns when all of it is on the broker. */
    void send(BusyDay.Batch batch) throws ExecutionException, InterruptedException {
        List<Future<RecordMetadata>> written = new ArrayList<>();
        for (BusyDay.Sent sent : batch.sent()) {
            written.add(sendNow(sent));
        }
        producer.flush();
        for (Future<RecordMetadata> one : written) {
            one.get();
        }
    }

    /** On its way; what gets lost is missing in the ledgers. */
    Future<RecordMetadata> sendNow(BusyDay.Sent sent) {
        return producer.send(new ProducerRecord<>(Topics.SALE.name(), sent.store(), sent.bytes()));
    }

    @Override
    public void close() {
        producer.close();
    }
}
