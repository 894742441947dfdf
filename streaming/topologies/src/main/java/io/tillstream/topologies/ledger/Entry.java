package io.tillstream.topologies.ledger;

import java.util.Objects;

/**
 * What one fact adds to one account of a ledger.
 *
 * @param key the account
 * @param value the amount, in the form of the ledger's own aggregate
 * @param <V> that aggregate
 */
public record Entry<V>(String key, V value) {
    public Entry {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
    }
}
