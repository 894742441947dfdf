package io.tillstream.streaming.rebuild;

import io.tillstream.wire.Topic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** A compacted topic as it stands: the latest value of each key. */
final class TopicTable {
    private static final Duration POLL = Duration.ofMillis(200);

    private TopicTable() {}

    /** What is committed by now; nothing when there is no such topic. */
    static <V> Map<String, V> read(String kafka, Topic<V> topic) {
        Map<String, V> latest = new LinkedHashMap<>();
        try (Consumer<String, V> reader = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                topic.keys().deserializer(),
                topic.values().deserializer())) {
            List<PartitionInfo> found = reader.partitionsFor(topic.name());
            if (found == null || found.isEmpty()) {
                return latest;
            }
            List<TopicPartition> partitions = found.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, V> record : reader.poll(POLL)) {
                    if (record.value() == null) {
                        latest.remove(record.key());
                    } else {
                        latest.put(record.key(), record.value());
                    }
                }
            }
            return latest;
        }
    }
}
