package io.tillstream.conductor;

import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The buyer's list, counted: items with a proposal that still stands. */
final class ReorderAlerts {
    private static final Duration POLL = Duration.ofMillis(500);

    private ReorderAlerts() {}

    static long count(String kafka) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.REORDER.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Set<String> standing = new HashSet<>();
            while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.getOrDefault(at, 0L))) {
                for (ConsumerRecord<String, byte[]> proposal : consumer.poll(POLL)) {
                    // A proposal that no longer stands is deleted by a record without a value.
                    if (isDeletion(proposal)) {
                        standing.remove(proposal.key());
                    } else {
                        standing.add(proposal.key());
                    }
                }
            }
            return standing.size();
        }
    }

    @SuppressWarnings("NullAway") // Kafka's types carry no null annotations; a tombstone's value is null.
    private static boolean isDeletion(ConsumerRecord<String, byte[]> proposal) {
        return proposal.value() == null;
    }
}
