package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.RealParts;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder;
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

/** What stands of a store's orders on the topic. */
final class SaidOrders {
    private SaidOrders() {}

    /** Committed words of a store, in their order. */
    static List<PurchaseOrder> of(StoreId store) {
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
            List<TopicPartition> partitions = reader.partitionsFor(Topics.PURCHASE_ORDER.name()).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<PurchaseOrder> words = new ArrayList<>();
            while (!ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, byte[]> message : reader.poll(Duration.ofMillis(200))) {
                    if (message.key().equals(store.value())) {
                        words.add(CanonicalJson.decode(message.value(), PurchaseOrder.class));
                    }
                }
            }
            return words;
        }
    }
}
