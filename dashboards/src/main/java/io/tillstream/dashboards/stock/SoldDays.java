package io.tillstream.dashboards.stock;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every item sold in every store on each of its latest days. */
@Component
public final class SoldDays implements StreamView<ItemDemand> {
    private final Map<String, Kept> items = new ConcurrentHashMap<>();

    /** Days one after the other in an array: there is one of these for every shelf of the chain. */
    private static final class Kept {
        private final LocalDate first;
        private final int[] sold;
        private final short[] lines;

        Kept(ItemDemand demand) {
            first = demand.days().getFirst().on();
            sold = new int[Math.toIntExact(demand.days().getLast().on().toEpochDay() - first.toEpochDay() + 1)];
            lines = new short[sold.length];
            for (ItemDemand.Day day : demand.days()) {
                int at = Math.toIntExact(day.on().toEpochDay() - first.toEpochDay());
                sold[at] = Math.clamp(day.sold(), 0, Integer.MAX_VALUE);
                lines[at] = (short) Math.clamp(day.lines(), 0, Short.MAX_VALUE);
            }
        }
    }

    /** The days with sales, at most {@link ItemDemand#LONGEST} days apart, with pieces or grams; none of an item that does not sell. */
    public SortedMap<LocalDate, Long> of(StoreId store, Gtin gtin) {
        SortedMap<LocalDate, Long> days = new TreeMap<>();
        Kept kept = items.get(Keys.storeItem(store, gtin));
        for (int day = 0; kept != null && day < kept.sold.length; day++) {
            if (kept.sold[day] > 0) {
                days.put(kept.first.plusDays(day), (long) kept.sold[day]);
            }
        }
        return days;
    }

    /** The same with the sale lines of each day, of which more than 32,767 are told as so many; the earliest first. */
    public List<ItemDemand.Day> demand(StoreId store, Gtin gtin) {
        List<ItemDemand.Day> days = new ArrayList<>();
        Kept kept = items.get(Keys.storeItem(store, gtin));
        for (int day = 0; kept != null && day < kept.sold.length; day++) {
            if (kept.sold[day] > 0 || kept.lines[day] > 0) {
                days.add(new ItemDemand.Day(kept.first.plusDays(day), kept.sold[day], kept.lines[day]));
            }
        }
        return days;
    }

    @Override
    public Topic<ItemDemand> topic() {
        return Topics.ITEM_DEMAND;
    }

    @Override
    public void apply(String key, @Nullable ItemDemand value, Instant recordedAt) {
        if (value == null || value.days().isEmpty()) {
            items.remove(key);
        } else {
            items.put(key, new Kept(value));
        }
    }
}
