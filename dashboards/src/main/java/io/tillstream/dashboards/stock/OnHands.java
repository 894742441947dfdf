package io.tillstream.dashboards.stock;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the books say is on every shelf. */
@Component
public final class OnHands implements StreamView<StockOnHand> {
    private final Map<StoreId, Map<Gtin, StockOnHand>> stores = new ConcurrentHashMap<>();

    /** Every shelf of a store, in no order. */
    public Collection<StockOnHand> of(StoreId store) {
        return List.copyOf(stores.getOrDefault(store, Map.of()).values());
    }

    /** One of them; empty where nothing was ever booked. */
    public Optional<StockOnHand> of(StoreId store, Gtin gtin) {
        return Optional.ofNullable(stores.getOrDefault(store, Map.of()).get(gtin));
    }

    @Override
    public Topic<StockOnHand> topic() {
        return Topics.STOCK_ON_HAND;
    }

    @Override
    public void apply(String key, @Nullable StockOnHand value, Instant recordedAt) {
        if (value != null) {
            stores.computeIfAbsent(value.store(), _ -> new ConcurrentHashMap<>())
                    .put(value.gtin(), value);
            return;
        }
        int bar = key.indexOf('|');
        if (bar > 0) {
            stores.getOrDefault(StoreId.of(key.substring(0, bar)), Map.of()).remove(Gtin.of(key.substring(bar + 1)));
        }
    }
}
