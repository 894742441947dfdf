package io.tillstream.dashboards;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.StoreId;
import io.tillstream.events.stock.StockMovement;
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

/** What the log was told of goods that moved. */
public final class StockTold {
    private StockTold() {}

    /** All committed movements of a kind and a store, in the order of its partition. */
    public static <T extends StockMovement> List<T> of(StoreId store, Class<T> kind) {
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", RealParts.started().kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(Topics.STOCK.name()).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<T> told = new ArrayList<>();
            while (!ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue())) {
                for (ConsumerRecord<String, byte[]> message : reader.poll(Duration.ofMillis(200))) {
                    StockMovement movement = CanonicalJson.decode(message.value(), StockMovement.class);
                    if (message.key().equals(store.value()) && kind.isInstance(movement)) {
                        told.add(kind.cast(movement));
                    }
                }
            }
            return told;
        }
    }
}
