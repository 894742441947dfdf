package io.tillstream.topologies.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Where an account lies whose key begins with its store: in the store's partition, as all facts of a store. */
public final class ByStore implements StreamPartitioner<String, Object> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, String key, @Nullable Object value, int partitions) {
        int bar = key.indexOf('|');
        return Optional.of(Set.of(of(bar < 0 ? key : key.substring(0, bar), partitions)));
    }

    /** A store's partition out of so many. */
    public static int of(String store, int partitions) {
        return BuiltInPartitioner.partitionForKey(store.getBytes(StandardCharsets.UTF_8), partitions);
    }
}
