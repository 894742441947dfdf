package io.tillstream.streaming.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.wire.Owner;
import io.tillstream.wire.Retention;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the ledgers have published, as text: of compacted topics the latest value of each key, of those kept for ever each
 * record with its time.
 */
final class PublishedTables {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private PublishedTables() {}

    static Map<String, List<String>> read(String kafka) {
        Map<String, List<String>> tables = new TreeMap<>();
        for (Topic<?> topic : Topics.ALL) {
            if (topic.owner() == Owner.STREAMING) {
                List<String> lines = lines(kafka, topic);
                if (!lines.isEmpty()) {
                    tables.put(topic.name(), lines);
                }
            }
        }
        return tables;
    }

    /** Waits for what is told every few seconds only, not with each sale: the demand of so many items until a day. */
    static void awaitDemand(String kafka, int items, String until) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (lines(kafka, Topics.ITEM_DEMAND).stream()
                        .filter(line -> line.contains("\"on\":\"" + until))
                        .count()
                < items) {
            assertThat(System.nanoTime())
                    .as("the demand of %s items is told until %s", items, until)
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private static List<String> lines(String kafka, Topic<?> topic) {
        List<String> all = new ArrayList<>();
        Map<String, String> latest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records(kafka, topic)) {
            String value = record.value() == null ? "deleted" : new String(record.value(), StandardCharsets.UTF_8);
            all.add(record.partition() + " " + record.timestamp() + " " + record.key() + " " + value);
            latest.put(record.key(), record.partition() + " " + record.key() + " " + value);
        }
        List<String> lines = topic.retention() == Retention.FOR_EVER ? all : new ArrayList<>(latest.values());
        lines.sort(String::compareTo);
        return lines;
    }

    private static List<ConsumerRecord<String, byte[]>> records(String kafka, Topic<?> topic) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic.name()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }
}
