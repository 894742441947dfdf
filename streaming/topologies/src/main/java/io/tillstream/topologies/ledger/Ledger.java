package io.tillstream.topologies.ledger;

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

    /**
     * The store it lives in. It holds bytes, because an account is encoded once for the store and for the topic, and
     * Streams' own cache of bytes is off, because {@link Accounts} remembers them decoded.
     */
    public StoreBuilder<KeyValueStore<String, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
                .withCachingDisabled();
    }
}
