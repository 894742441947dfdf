package io.tillstream.streambenchmarks;

import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what tills sent, as the gateway does, on a broker of its own. */
final class Uploads implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final KafkaProducer<String, byte[]> producer;

    /** Creates the catalogue's topics. */
    Uploads(String kafka) throws ExecutionException, InterruptedException {
        this(kafka, Topics.SALE.partitions());
    }

    /** Creates them with another number of partitions. */
    Uploads(String kafka, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .map(topic -> new NewTopic(topic.name(), partitions, topic.replicationFactor())
                                    .configs(topic.configs()))
                            .toList())
                    .all()
                    .get();
            await(admin, partitions);
        }
        // The gateway's linger.
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 2, "compression.type", "lz4", "batch.size", 262_144),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * The controller knows a topic before the broker has its logs. A first batch that is refused meanwhile, while a second is taken,
     * would be out of order until it expires.
     */
    private static void await(Admin admin, int partitions) throws ExecutionException, InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                admin.listOffsets(IntStream.range(0, partitions)
                                .boxed()
                                .collect(Collectors.toMap(
                                        partition -> new TopicPartition(Topics.SALE.name(), partition),
                                        partition -> OffsetSpec.latest())))
                        .all()
                        .get();
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)
                        || Instant.now().isAfter(deadline)) {
                    throw e;
                }
                Thread.sleep(LOOK);
            }
        }
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
