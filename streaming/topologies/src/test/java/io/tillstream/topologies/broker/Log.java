package io.tillstream.topologies.broker;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.sale.JournalRecord;
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

    /** On a single broker. */
    Log(String kafka) throws ExecutionException, InterruptedException {
        this(kafka, 1);
    }

    Log(String kafka, int copies) throws ExecutionException, InterruptedException {
        this.kafka = kafka;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Topics.ALL.stream()
                            .map(topic -> topic.creation((short) copies))
                            .toList())
                    .all()
                    .get();
        }
        producer = newProducer(kafka);
    }

    private static KafkaProducer<String, byte[]> newProducer(String kafka) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "linger.ms", 20, "compression.type", "lz4", "batch.size", 262_144),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** From a producer the broker has never heard of, as after a restart of the gateway. */
    void sendAnew(List<JournalRecord> records) {
        try (KafkaProducer<String, byte[]> another = newProducer(kafka)) {
            for (JournalRecord record : records) {
                var _ = another.send(new ProducerRecord<>(
                        Topics.SALE.name(),
                        record.fact().source().till().store().value(),
                        CanonicalJson.encode(record)));
            }
        }
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

    /** All that is committed by now. */
    <V> List<Read<V>> readAll(Topic<V> topic) {
        List<Read<V>> all = new ArrayList<>();
        try (KafkaConsumer<String, V> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed", "enable.auto.commit", false),
                topic.keys().deserializer(),
                topic.values().deserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> all.add(new Read<>(record.key(), record.value())));
            }
        }
        return all;
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
