package io.tillstream.topologies.stock;

import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockDay.Moved;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * When exactly each item moved lately: a count that comes after movements later than itself has to know them apart. Kept for an
 * item's latest {@value #DAYS_KEPT} days, which is what the state grows with; older days are sums.
 */
record Moments(KeyValueStore<String, Moment> store) {
    /** A till may be cut off for three days and a count be typed in a week later. */
    private static final int DAYS_KEPT = 10;

    static final String STORE = "stock-moments";

    /** Behind every digit. */
    private static final String END = "~";

    /**
     * What moved in one instant.
     *
     * @param moved by the hour of recording
     */
    record Moment(List<Moved> moved) {
        Moment {
            moved = List.copyOf(moved);
        }
    }

    static StoreBuilder<KeyValueStore<String, Moment>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateForm.of(Moment.class))
                .withCachingDisabled();
    }

    void add(Effect effect, Instant hour) {
        String key = key(effect.day(), effect.at());
        Moment known = store.get(key);
        Moved moved = new Moved(hour, effect.change().onHand(), effect.handled());
        store.put(key, new Moment(Days.and(known == null ? List.of() : known.moved(), moved)));
    }

    /**
     * What of a count's day moved after it.
     *
     * @throws RefusedRecord when the day is so old that its movements are not known apart any more
     */
    List<Moved> after(ItemCount count, @Nullable StockDay day) {
        List<Moved> all = List.of();
        List<Moved> after = List.of();
        String first = key(count.day(), count.at().plusMillis(1));
        for (KeyValue<String, Moment> moment : between(count.day() + "|", count.day() + "|" + END)) {
            for (Moved moved : moment.value.moved()) {
                all = Days.and(all, moved);
                after = moment.key.compareTo(first) < 0 ? after : Days.and(after, moved);
            }
        }
        if (day != null && !all.equals(day.moved())) {
            throw new RefusedRecord("Count " + count.id() + " of item " + count.gtin() + " speaks of " + count.date()
                    + ", and what moved on a day is known one by one for " + DAYS_KEPT
                    + " days only; count again, or adjust the difference.");
        }
        return after;
    }

    /** Forgets the moments of days that are too old, when an item comes to a new day. */
    void forgetBefore(Effect effect) {
        String item = effect.item() + "|";
        String oldest = Keys.storeItemDay(
                effect.change().store(), effect.change().gtin(), effect.date().minusDays(DAYS_KEPT));
        between(item, oldest).forEach(moment -> store.delete(moment.key));
    }

    private List<KeyValue<String, Moment>> between(String from, String to) {
        List<KeyValue<String, Moment>> found = new ArrayList<>();
        try (KeyValueIterator<String, Moment> moments = store.range(from, to)) {
            moments.forEachRemaining(found::add);
        }
        return found;
    }

    private static String key(String day, Instant at) {
        return "%s|%015d".formatted(day, at.toEpochMilli());
    }
}
