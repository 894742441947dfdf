package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockDay.Moved;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What moved lately, instant by instant: a count that comes after movements later than itself has to know them apart. Kept for
 * the latest {@value #DATES_KEPT} business dates a store is known to have traded on; of older ones there are sums only.
 *
 * <p>A fact is one entry, however many lines it has: {@code store|date|instant|hour of recording}.
 */
final class Moments {
    /** A till may be cut off for three days and a count be typed in a week later. */
    static final int DATES_KEPT = 11;

    static final String STORE = "store-moments";

    /** Behind every digit. */
    private static final String END = "~";

    private final KeyValueStore<String, Moment> store;

    /** The dates of which there are entries, read from the store when it is first asked. */
    private final Map<StoreId, NavigableSet<LocalDate>> dates = new HashMap<>();

    Moments(KeyValueStore<String, Moment> store) {
        this.store = store;
    }

    /**
     * What moved in one instant and was recorded in one hour.
     *
     * @param recorded the hour's beginning
     * @param parts what it did to items
     */
    record Moment(Instant recorded, List<Part> parts) {
        Moment {
            parts = List.copyOf(parts);
        }
    }

    /**
     * What a moment did to an item.
     *
     * @param gtin the item
     * @param change by how much its stock changed
     * @param handled the same without its sign
     */
    record Part(Gtin gtin, Quantity change, long handled) {}

    /**
     * What moved of an item on a date, by the hour of recording.
     *
     * @param all of the date
     * @param after what of it moved after an instant
     */
    record Known(List<Moved> all, List<Moved> after) {
        static final Known NOTHING = new Known(List.of(), List.of());

        /**
         * What moved after the instant.
         *
         * @throws RefusedRecord when the date is so old that its movements are not known apart any more
         */
        List<Moved> after(ItemCount count, @Nullable StockDay day) {
            if (day != null && !all.equals(day.moved())) {
                throw new RefusedRecord("Count " + count.id() + " of item " + count.gtin() + " speaks of "
                        + count.date() + ", and what moved on a date is known one by one for a store's latest "
                        + DATES_KEPT + " dates only; count again, or adjust the difference.");
            }
            return after;
        }

        private Known and(Moved moved, boolean isAfter) {
            return new Known(Days.and(all, moved), isAfter ? Days.and(after, moved) : after);
        }
    }

    static StoreBuilder<KeyValueStore<String, Moment>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateForm.of(Moment.class))
                .withCachingDisabled();
    }

    /** Remembers the effects of one fact, which all happened in one instant; forgets the oldest date for a new one. */
    void add(List<Effect> effects, Instant hour) {
        if (effects.isEmpty()) {
            return;
        }
        Effect first = effects.getFirst();
        StoreId shop = first.change().store();
        if (!isKept(shop, first.date())) {
            return;
        }
        String key = instant(shop, first.date(), first.at()) + "|" + hour.getEpochSecond() / 3600;
        Moment known = store.get(key);
        List<Part> parts = Stream.concat(
                        known == null ? Stream.empty() : known.parts().stream(),
                        effects.stream()
                                .map(effect -> new Part(
                                        effect.change().gtin(), effect.change().onHand(), effect.handled())))
                .toList();
        store.put(key, new Moment(hour, parts));
    }

    /** What moved on a date of a store, by item, and what of it after an instant. */
    Map<Gtin, Known> on(StoreId shop, LocalDate date, Instant at) {
        Map<Gtin, Known> known = new HashMap<>();
        String later = instant(shop, date, at.plus(Duration.ofMillis(1)));
        try (KeyValueIterator<String, Moment> moments = store.range(day(shop, date), day(shop, date) + END)) {
            moments.forEachRemaining(moment -> {
                boolean isAfter = moment.key.compareTo(later) >= 0;
                for (Part part : moment.value.parts()) {
                    Moved moved = new Moved(moment.value.recorded(), part.change(), part.handled());
                    known.put(
                            part.gtin(),
                            known.getOrDefault(part.gtin(), Known.NOTHING).and(moved, isAfter));
                }
            });
        }
        return known;
    }

    private boolean isKept(StoreId shop, LocalDate date) {
        NavigableSet<LocalDate> kept = dates.computeIfAbsent(shop, this::found);
        if (kept.add(date) && kept.size() > DATES_KEPT) {
            LocalDate oldest = kept.removeFirst();
            forget(shop, oldest);
            return !oldest.equals(date);
        }
        return true;
    }

    private NavigableSet<LocalDate> found(StoreId shop) {
        NavigableSet<LocalDate> found = new TreeSet<>();
        String from = shop + "|";
        while (from != null) {
            try (KeyValueIterator<String, Moment> moments = store.range(from, shop + "|" + END)) {
                from = null;
                if (moments.hasNext()) {
                    LocalDate date = LocalDate.parse(moments.peekNextKey().split("\\|", -1)[1]);
                    found.add(date);
                    from = day(shop, date) + END;
                }
            }
        }
        return found;
    }

    private void forget(StoreId shop, LocalDate date) {
        List<String> old = new ArrayList<>();
        try (KeyValueIterator<String, Moment> moments = store.range(day(shop, date), day(shop, date) + END)) {
            moments.forEachRemaining(moment -> old.add(moment.key));
        }
        old.forEach(store::delete);
    }

    private static String day(StoreId shop, LocalDate date) {
        return shop + "|" + date + "|";
    }

    private static String instant(StoreId shop, LocalDate date, Instant at) {
        return day(shop, date) + "%015d".formatted(at.toEpochMilli());
    }
}
