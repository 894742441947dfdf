package io.tillstream.topologies.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The new state of the accounts that one fact touches, computed in full before the first is written: a fact that breaks
 * a rule leaves no half-booked ledger behind.
 *
 * @param <V> the aggregate
 */
public final class Booking<V> {
    private final Map<String, V> accounts = new LinkedHashMap<>();
    private final KeyValueStore<String, V> store;

    /**
     * Computes, and writes nothing.
     *
     * @throws IllegalArgumentException when amounts cannot be added, for example pieces to grams
     * @throws ArithmeticException when a sum overflows
     */
    public Booking(KeyValueStore<String, V> store, BinaryOperator<V> merge, List<Entry<V>> entries) {
        this.store = store;
        for (Entry<V> entry : entries) {
            accounts.merge(entry.key(), entry.value(), merge);
        }
        accounts.replaceAll((key, added) -> {
            V before = store.get(key);
            return before == null ? added : merge.apply(before, added);
        });
    }

    /** Writes all accounts and returns them. */
    public Map<String, V> write() {
        accounts.forEach(store::put);
        return accounts;
    }
}
