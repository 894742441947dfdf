package io.tillstream.topologies.ledger;

import io.tillstream.wire.Topic;
import java.util.Objects;
import java.util.function.BinaryOperator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A ledger: accounts of one kind of aggregate, kept in a state store beside the facts they come from.
 *
 * <p>The keys of the accounts begin with the store, and all facts of a store are in one partition, so that no topic is
 * repartitioned. {@code merge} must be commutative and associative: facts may come late and in any order.
 *
 * @param name of the state store, in kebab-case
 * @param values how an account is kept
 * @param merge the sum of two accounts
 * @param <V> the aggregate
 */
public record Ledger<V>(String name, Serde<V> values, BinaryOperator<V> merge) {
    public Ledger {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(values, "values");
        Objects.requireNonNull(merge, "merge");
    }

    /** A ledger that keeps its accounts as it publishes them. */
    public static <V> Ledger<V> published(String name, Topic<V> topic, BinaryOperator<V> merge) {
        return new Ledger<>(name, topic.values(), merge);
    }

    /** The store it lives in; cached, so that a busy account is written once per commit. */
    public StoreBuilder<KeyValueStore<String, V>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), values)
                .withCachingEnabled();
    }
}
