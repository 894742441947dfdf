package io.tillstream.topologies.broker;

import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker's topics as a test writes and reads them: committed records only. */
final class Log implements AutoCloseable {
    private final String kafka;
    private final KafkaProducer<String, byte[]> producer;

    Log(String kafka) throws ExecutionException, InterruptedException {
        this.kafka = kafka;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) 1))
                            .toList())
                    .all()
                    .get();
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 20, "compression.type", "lz4", "batch.size", 262_144),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    String kafka() {
        return kafka;
    }

    <V> void send(Topic<V> topic, String key, V value) {
        sendBytes(topic, key, topic.values().serializer().serialize(topic.name(), value));
    }

    void sendBytes(Topic<?> topic, String key, byte[] value) {
        // A failed send shows as a missing record in every comparison.
        var _ = producer.send(new ProducerRecord<>(topic.name(), key, value));
    }

    void flush() {
        producer.flush();
    }

    /** A record as read. */
    record Read<V>(String key, V value) {}

    /**
     * Reads a topic from its beginning until the condition holds for all that was read.
     *
     * @throws AssertionError when it does not hold in time
     */
    <V> List<Read<V>> readUntil(Topic<V> topic, Duration patience, Predicate<List<Read<V>>> enough) {
        List<Read<V>> all = new ArrayList<>();
        Instant deadline = Instant.now().plus(patience);
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                topic.keys().deserializer(),
                topic.values().deserializer())) {
            consumer.assign(IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList());
            while (true) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> all.add(new Read<>(record.key(), record.value())));
                if (enough.test(all)) {
                    return all;
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("After " + patience + " topic " + topic.name() + " holds " + all.size()
                            + " records, which do not suffice.");
                }
            }
        }
    }

    static <V> Map<String, V> latest(List<Read<V>> records) {
        Map<String, V> latest = new LinkedHashMap<>();
        records.forEach(record -> latest.put(record.key(), record.value()));
        return latest;
    }

    @Override
    public void close() {
        producer.close();
    }
}
