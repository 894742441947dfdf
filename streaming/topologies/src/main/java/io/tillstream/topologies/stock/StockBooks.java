package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockDay.Moved;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.topologies.ledger.Accounts;
import io.tillstream.topologies.ledger.Entry;
import io.tillstream.wire.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The books of a task's stores: an item's stock, its days, its lots. All that a fact changes is worked out before the first of it is
 * written, so that a fact that breaks a rule leaves no half-booked ledger.
 *
 * @param onHand the balances
 * @param days what moved on each business date
 * @param dayStore where the days are kept, to be read in order
 * @param moments when exactly it moved lately
 * @param lots what is known of batches and expiry dates
 */
record StockBooks(
        Accounts<StockOnHand> onHand,
        Accounts<StockDay> days,
        KeyValueStore<String, byte[]> dayStore,
        Moments moments,
        Accounts<StockLots> lots) {
    /** Behind every date. */
    private static final String END = "~";

    /**
     * What was changed, as it was written, by key.
     *
     * @param onHand balances
     * @param days days
     * @param lots lots
     */
    record Written(Map<String, byte[]> onHand, Map<String, byte[]> days, Map<String, byte[]> lots) {}

    Written book(StockChange change, Instant hour) {
        return switch (change) {
            case StockChange.Sold(List<Effect> effects) -> book(effects, List.of(), hour);
            case StockChange.Moved moved -> book(moved.effects(), moved.lots(), hour);
            case StockChange.Counted counted -> count(counted, hour);
        };
    }

    private Written book(List<Effect> effects, List<Entry<StockLots>> told, Instant hour) {
        Map<String, StockOnHand> balances = new LinkedHashMap<>();
        Map<String, StockDay> dates = new LinkedHashMap<>();
        for (Effect effect : effects) {
            balances.put(effect.item(), OnHand.with(known(balances, onHand, effect.item()), effect));
            dates.put(effect.day(), Days.with(known(dates, days, effect.day()), effect, hour));
        }
        moments.add(effects, hour);
        return write(balances, dates, told);
    }

    private Written count(StockChange.Counted counted, Instant hour) {
        Map<String, StockOnHand> balances = new LinkedHashMap<>();
        Map<String, StockDay> dates = new LinkedHashMap<>();
        Map<Gtin, Moments.Known> known = counted.counts().stream()
                .findFirst()
                .map(any -> moments.on(any.store(), any.date(), any.at()))
                .orElse(Map.of());
        for (ItemCount count : counted.counts()) {
            StockDay day = days.get(count.day());
            List<Moved> after =
                    known.getOrDefault(count.gtin(), Moments.Known.NOTHING).after(count, day);
            List<Moved> since = new ArrayList<>(after);
            laterDays(count).forEach(later -> since.addAll(later.moved()));
            balances.put(
                    count.item(),
                    OnHand.with(
                            onHand.get(count.item()),
                            count,
                            Days.change(since, count.counted().unit()),
                            Days.handled(since)));
            dates.put(count.day(), Days.with(day, count, hour, after));
        }
        return write(balances, dates, counted.lots());
    }

    private List<StockDay> laterDays(ItemCount count) {
        List<StockDay> later = new ArrayList<>();
        String from =
                Keys.storeItemDay(count.store(), count.gtin(), count.date().plusDays(1));
        try (KeyValueIterator<String, byte[]> found = dayStore.range(from, count.item() + "|" + END)) {
            found.forEachRemaining(day -> later.add(days.decode(day.value)));
        }
        return later;
    }

    private Written write(Map<String, StockOnHand> balances, Map<String, StockDay> dates, List<Entry<StockLots>> told) {
        return new Written(written(balances, onHand), written(dates, days), lots.book(told));
    }

    private static <V> @Nullable V known(Map<String, V> changed, Accounts<V> accounts, String key) {
        V value = changed.get(key);
        return value == null ? accounts.get(key) : value;
    }

    private static <V> Map<String, byte[]> written(Map<String, V> changed, Accounts<V> accounts) {
        Map<String, byte[]> written = new LinkedHashMap<>();
        changed.forEach((key, value) -> written.put(key, accounts.put(key, value)));
        return written;
    }
}
