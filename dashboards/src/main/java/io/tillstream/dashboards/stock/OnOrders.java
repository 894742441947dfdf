package io.tillstream.dashboards.stock;

import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is still to come of every item. */
@Component
public final class OnOrders implements StreamView<OnOrder> {
    private final Map<String, OnOrder> items = new ConcurrentHashMap<>();

    /** Of which orders something is to come, the earliest expected first. */
    public List<OnOrder.Awaited> of(StoreId store, Gtin gtin) {
        OnOrder item = items.get(Keys.storeItem(store, gtin));
        return item == null ? List.of() : item.orders();
    }

    @Override
    public Topic<OnOrder> topic() {
        return Topics.ON_ORDER;
    }

    @Override
    public void apply(String key, @Nullable OnOrder value, Instant recordedAt) {
        if (value == null) {
            items.remove(key);
        } else {
            items.put(key, value);
        }
    }
}
