package io.tillstream.dashboards.days;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StoreDaySales;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whole trading days of every store; their parts by till, cashier or category are passed over. */
@Component
final class StoreDays implements StreamView<StoreDaySales> {
    private static final String WHOLE = "|" + StoreDaySales.Dimension.STORE + "|";

    private final Map<StoreId, NavigableMap<LocalDate, StoreDaySales>> days = new ConcurrentHashMap<>();
    private final LiveEvents live;

    StoreDays(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<StoreDaySales> topic() {
        return Topics.SALES_BY_STORE_DAY;
    }

    @Override
    public boolean wants(String key) {
        return key.contains(WHOLE);
    }

    @Override
    public void apply(String key, @Nullable StoreDaySales value, Instant recordedAt) {
        if (value != null) {
            days.computeIfAbsent(value.store(), _ -> new ConcurrentSkipListMap<>())
                    .put(value.businessDate(), value);
            live.changed(LiveEvents.Subject.SALES);
        }
    }

    Optional<StoreDaySales> of(StoreId store, LocalDate date) {
        return Optional.ofNullable(days.get(store)).map(known -> known.get(date));
    }
}
