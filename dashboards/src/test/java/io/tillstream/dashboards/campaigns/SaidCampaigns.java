package io.tillstream.dashboards.campaigns;

import io.tillstream.dashboards.RealParts;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands of a campaign on the topics. */
final class SaidCampaigns {
    private SaidCampaigns() {}

    /** Committed promotions of that id, in their order. */
    static List<Promotion> promotions(String id) {
        return said(Topics.PROMOTION, id);
    }

    /** Committed segments of that id, in their order. */
    static List<Segment> segments(String id) {
        return said(Topics.SEGMENT, id);
    }

    /** Committed messages of that id, in their order. */
    static List<CampaignMessage> messages(String id) {
        return said(Topics.CAMPAIGN_MESSAGE, id);
    }

    private static <V> List<V> said(Topic<V> topic, String key) {
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        RealParts.started().kafka(),
                        "isolation.level",
                        "read_committed",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic.name()).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<V> words = new ArrayList<>();
            while (!ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, byte[]> message : reader.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(key)) {
                        words.add(CanonicalJson.decode(message.value(), topic.value()));
                    }
                }
            }
            return words;
        }
    }
}
