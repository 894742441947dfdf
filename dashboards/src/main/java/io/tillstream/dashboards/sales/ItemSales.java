package io.tillstream.dashboards.sales;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What sold best lately: sales per item of the last days, straight from the streams; older days stay in the log. */
@Component
public final class ItemSales implements StreamView<ItemDaySales> {
    /** Today, the same weekday last week, and one day because stores differ in their calendars. */
    private static final int DAYS_KEPT = 8;

    private final ConcurrentNavigableMap<LocalDate, Map<StoreId, Map<Gtin, ItemDaySales>>> days =
            new ConcurrentSkipListMap<>();
    private final Clock clock;
    private final LiveEvents live;

    ItemSales(Clock clock, LiveEvents live) {
        this.clock = clock;
        this.live = live;
    }

    /**
     * One item's sales.
     *
     * @param gtin the item
     * @param quantity pieces or grams
     * @param net sum of line nets
     */
    public record ItemFigures(Gtin gtin, Quantity quantity, Money net) {
        ItemFigures plus(ItemDaySales other) {
            return new ItemFigures(gtin, quantity.plus(other.quantity()), net.plus(other.net()));
        }
    }

    @Override
    public Topic<ItemDaySales> topic() {
        return Topics.SALES_BY_ITEM_DAY;
    }

    /** The date stands at the end of the key: a year of history is passed over without decoding. */
    @Override
    public boolean wants(String key) {
        return key.substring(key.lastIndexOf('|') + 1).compareTo(oldestKept().toString()) >= 0;
    }

    @Override
    public void apply(String key, @Nullable ItemDaySales value, Instant recordedAt) {
        if (value != null) {
            days.computeIfAbsent(value.businessDate(), _ -> new ConcurrentHashMap<>())
                    .computeIfAbsent(value.store(), _ -> new ConcurrentHashMap<>())
                    .put(value.gtin(), value);
            days.headMap(oldestKept()).clear();
            live.changed(LiveEvents.Subject.SALES, value.store());
        }
    }

    private LocalDate oldestKept() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().minusDays(DAYS_KEPT);
    }

    /** The items that brought most on a day, best first. */
    public List<ItemFigures> best(List<Store> stores, LocalDate date, int count) {
        Map<Gtin, ItemFigures> sums = new HashMap<>();
        Map<StoreId, Map<Gtin, ItemDaySales>> day = days.getOrDefault(date, Map.of());
        for (Store store : stores) {
            for (ItemDaySales sales : day.getOrDefault(store.store(), Map.of()).values()) {
                ItemFigures known = sums.get(sales.gtin());
                sums.put(
                        sales.gtin(),
                        known == null
                                ? new ItemFigures(sales.gtin(), sales.quantity(), sales.net())
                                : known.plus(sales));
            }
        }
        return sums.values().stream()
                .sorted(Comparator.comparing(ItemFigures::net).reversed().thenComparing(ItemFigures::gtin))
                .limit(count)
                .toList();
    }
}
