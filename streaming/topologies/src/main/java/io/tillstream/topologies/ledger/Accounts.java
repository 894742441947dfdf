package io.tillstream.topologies.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A ledger's accounts as their one writer sees them: all in the state store, the latest used also in memory. Made anew
 * whenever the task is, so that it never knows more than the store.
 *
 * @param <V> the aggregate
 */
public final class Accounts<V> {
    /** A store's items of a day and more; about 5 MB. */
    private static final int REMEMBERED = 10_000;

    private final Ledger<V> ledger;
    private final KeyValueStore<String, byte[]> store;
    private final Map<String, V> latest = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Accounts(Ledger<V> ledger, KeyValueStore<String, byte[]> store) {
        this.ledger = ledger;
        this.store = store;
    }

    /**
     * Books what one fact adds. All new balances are computed before the first is written: a fact that breaks a rule
     * leaves no half-booked ledger behind.
     *
     * @return the changed accounts as written, each once, in the order of the entries
     * @throws IllegalArgumentException when amounts cannot be added, for example pieces to grams
     * @throws ArithmeticException when a sum overflows
     */
    public Map<String, byte[]> book(List<Entry<V>> entries) {
        Map<String, V> changed = new LinkedHashMap<>();
        for (Entry<V> entry : entries) {
            V before = changed.containsKey(entry.key()) ? changed.get(entry.key()) : get(entry.key());
            changed.put(
                    entry.key(), before == null ? entry.value() : ledger.merge().apply(before, entry.value()));
        }
        Map<String, byte[]> written = new LinkedHashMap<>();
        changed.forEach((key, value) -> written.put(key, put(key, value)));
        return written;
    }

    /** Replaces an account and returns it as written. */
    public byte[] put(String key, V value) {
        byte[] bytes = ledger.values().serializer().serialize(ledger.name(), value);
        store.put(key, bytes);
        latest.put(key, value);
        return bytes;
    }

    /** An account, or nothing when nothing was booked to it. */
    public @Nullable V get(String key) {
        V known = latest.get(key);
        if (known == null) {
            byte[] bytes = store.get(key);
            known = bytes == null ? null : decode(bytes);
        }
        return known;
    }

    public V decode(byte[] bytes) {
        return ledger.values().deserializer().deserialize(ledger.name(), bytes);
    }

    public void delete(String key) {
        store.delete(key);
        latest.remove(key);
    }
}
