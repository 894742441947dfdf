package io.tillstream.topologies.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Where an account lies whose key is the key of its facts, as Kafka itself places them. */
public final class ByKey implements StreamPartitioner<String, Object> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, @Nullable Object value, int partitions) {
        return Optional.of(
                Set.of(BuiltInPartitioner.partitionForKey(key.getBytes(StandardCharsets.UTF_8), partitions)));
    }
}
