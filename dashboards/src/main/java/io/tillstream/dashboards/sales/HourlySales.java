package io.tillstream.dashboards.sales;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sales per store and hour, straight from the streams: they count a sale a tenth of a second after it was accepted, with
 * or without search. An hour is about 100 bytes, so ten stores fit for ten years.
 */
@Component
public final class HourlySales implements StreamView<StoreHourSales> {
    private final Map<StoreId, NavigableMap<Instant, StoreHourSales>> hours = new ConcurrentHashMap<>();
    private final LiveEvents live;

    HourlySales(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<StoreHourSales> topic() {
        return Topics.SALES_BY_STORE_HOUR;
    }

    @Override
    public void apply(String key, @Nullable StoreHourSales value, Instant recordedAt) {
        if (value != null) {
            hours.computeIfAbsent(value.store(), _ -> new ConcurrentSkipListMap<>())
                    .put(value.hour(), value);
            live.changed(LiveEvents.Subject.SALES, value.store());
        }
    }

    /** What these stores sold on that day of their own calendars. */
    public DayFigures day(List<Store> stores, LocalDate date, CurrencyUnit currency) {
        DayFigures.Adding day = new DayFigures.Adding(currency);
        for (Store store : stores) {
            Instant from = date.atStartOfDay(store.zone()).toInstant();
            Instant until = date.plusDays(1).atStartOfDay(store.zone()).toInstant();
            for (StoreHourSales sales : between(store, from, until)) {
                day.add(sales.hour().atZone(store.zone()).getHour(), sales);
            }
        }
        return day.made();
    }

    /** What one store sold on that day of its calendar before this hour of it. */
    public DayFigures.Figures until(Store store, LocalDate date, int hour) {
        DayFigures.Figures sum = DayFigures.Figures.none(store.currency());
        Instant from = date.atStartOfDay(store.zone()).toInstant();
        Instant until = hour == DayFigures.HOURS
                ? date.plusDays(1).atStartOfDay(store.zone()).toInstant()
                : date.atTime(hour, 0).atZone(store.zone()).toInstant();
        for (StoreHourSales sales : between(store, from, until)) {
            sum = sum.plus(sales);
        }
        return sum;
    }

    private Collection<StoreHourSales> between(Store store, Instant from, Instant until) {
        NavigableMap<Instant, StoreHourSales> known = hours.get(store.store());
        return known == null ? List.of() : known.subMap(from, until).values();
    }
}
