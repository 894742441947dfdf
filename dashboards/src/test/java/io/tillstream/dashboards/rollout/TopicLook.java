package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.RealParts;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.wire.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The latest of each key of a topic, as a gateway reads it. */
record TopicLook(RealParts parts) {
    <V> Map<String, Optional<V>> latest(Topic<V> topic) {
        try (KafkaConsumer<String, byte[]> log = new KafkaConsumer<>(
                Map.of("bootstrap.servers", parts.kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = log.partitionsFor(topic.name()).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            log.assign(all);
            log.seekToBeginning(all);
            Map<TopicPartition, Long> ends = log.endOffsets(all);
            Map<String, Optional<V>> found = new HashMap<>();
            while (!all.stream().allMatch(part -> log.position(part) >= ends.getOrDefault(part, 0L))) {
                for (ConsumerRecord<String, byte[]> each : log.poll(Duration.ofMillis(200))) {
                    found.put(
                            each.key(),
                            Optional.ofNullable(each.value()).map(value -> CanonicalJson.decode(value, topic.value())));
                }
            }
            return found;
        }
    }
}
