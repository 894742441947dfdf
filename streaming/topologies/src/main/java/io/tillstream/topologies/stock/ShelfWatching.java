package io.tillstream.topologies.stock;

import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.features.stock.ShelfGaps;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Remembers which items moved, and tells from time to time when their books had nothing. */
final class ShelfWatching extends ContextualProcessor<String, byte[], String, EmptyShelf> {
    private @Nullable KeyValueStore<String, Long> changed;

    @Override
    public void init(ProcessorContext<String, EmptyShelf> context) {
        super.init(context);
        KeyValueStore<String, Long> items = context.getStateStore(EmptyShelves.CHANGED);
        KeyValueStore<String, EmptyShelf> told = context.getStateStore(EmptyShelves.TOLD);
        KeyValueStore<String, byte[]> balances = context.getStateStore(StockLedger.STORE);
        KeyValueStore<String, byte[]> days = context.getStateStore(StockLedger.DAYS);
        changed = items;
        context.schedule(EmptyShelves.TOLD_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> {
            List<String> moved = new ArrayList<>();
            try (KeyValueIterator<String, Long> all = items.all()) {
                all.forEachRemaining(item -> moved.add(item.key));
            }
            for (String item : moved) {
                tell(item, shelf(decoded(Topics.STOCK_ON_HAND, balances.get(item)), latest(days, item)), told, now);
                items.delete(item);
            }
        });
    }

    @Override
    public void process(Record<String, byte[]> balance) {
        Objects.requireNonNull(changed, "initialised").put(balance.key(), balance.timestamp());
    }

    private void tell(String item, EmptyShelf shelf, KeyValueStore<String, EmptyShelf> told, long now) {
        EmptyShelf news = shelf.gaps().isEmpty() ? null : shelf;
        if (!Objects.equals(news, told.get(item))) {
            told.put(item, news);
            context().forward(new Record<>(item, news, now));
        }
    }

    private static EmptyShelf shelf(StockOnHand stock, List<StockDay> days) {
        return new EmptyShelf(stock.store(), stock.gtin(), ShelfGaps.of(stock, days));
    }

    /** The dates of the latest weeks on which an item moved, ascending. */
    private static List<StockDay> latest(KeyValueStore<String, byte[]> days, String item) {
        List<StockDay> latest = new ArrayList<>();
        // A date's characters all lie between these two bounds.
        try (KeyValueIterator<String, byte[]> backwards = days.reverseRange(item + "|", item + "|~")) {
            LocalDate oldest = LocalDate.MIN;
            while (backwards.hasNext()) {
                StockDay day = decoded(Topics.STOCK_DAY, backwards.next().value);
                if (latest.isEmpty()) {
                    oldest = day.date().minusDays(ItemDemand.LONGEST - 1L);
                }
                if (day.date().isBefore(oldest)) {
                    break;
                }
                latest.add(day);
            }
        }
        return latest.reversed();
    }

    private static <V> V decoded(Topic<V> form, byte[] bytes) {
        return form.values().deserializer().deserialize(form.name(), bytes);
    }
}
