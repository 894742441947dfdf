package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of each order has come. */
@Component
final class OrderProgresses implements StreamView<OrderProgress> {
    private final Map<String, OrderProgress> progresses = new ConcurrentHashMap<>();
    private final LiveEvents live;

    OrderProgresses(LiveEvents live) {
        this.live = live;
    }

    /** Empty while the log has not heard of the order. */
    Optional<OrderProgress> of(StoreId store, String number) {
        return Optional.ofNullable(progresses.get(Keys.storeOrder(store, number)));
    }

    /** All that are known, in no order. */
    Stream<OrderProgress> all() {
        return progresses.values().stream();
    }

    @Override
    public Topic<OrderProgress> topic() {
        return Topics.ORDER_PROGRESS;
    }

    @Override
    public void apply(String key, @Nullable OrderProgress value, Instant recordedAt) {
        if (value == null) {
            progresses.remove(key);
        } else {
            progresses.put(key, value);
        }
        // Its key begins with the store.
        live.changed(LiveEvents.Subject.ORDERS, StoreId.of(key.substring(0, key.indexOf('|'))));
    }
}
