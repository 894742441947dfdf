package io.tillstream.dashboards.sales;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OrderHanded;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Members' orders that went out more than once: tills that were cut off could not know of each other. */
@Component
public final class DoubleOrders implements StreamView<OrderHanded> {
    private final Map<String, OrderHanded> flagged = new ConcurrentHashMap<>();
    private final LiveEvents live;

    DoubleOrders(LiveEvents live) {
        this.live = live;
    }

    @Override
    public Topic<OrderHanded> topic() {
        return Topics.ORDER_HANDED;
    }

    @Override
    public void apply(String key, @Nullable OrderHanded value, Instant recordedAt) {
        if (value != null && value.isDouble()) {
            flagged.put(key, value);
            live.changed(LiveEvents.Subject.SALES, value.store());
        } else {
            OrderHanded before = flagged.remove(key);
            if (before != null) {
                live.changed(LiveEvents.Subject.SALES, before.store());
            }
        }
    }

    /**
     * The latest first.
     *
     * @param stores that handed them over
     * @param since went out again at or after
     */
    public List<OrderHanded> latest(Predicate<StoreId> stores, Instant since) {
        return flagged.values().stream()
                .filter(order -> stores.test(order.store()))
                .filter(order -> !again(order).isBefore(since))
                .sorted(Comparator.comparing(DoubleOrders::again).reversed().thenComparing(OrderHanded::order))
                .toList();
    }

    private static Instant again(OrderHanded order) {
        return order.sales().getLast().happenedAt();
    }
}
