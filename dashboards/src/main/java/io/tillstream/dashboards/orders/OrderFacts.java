package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.live.LiveEvents;
import io.tillstream.dashboards.streams.StreamView;
import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Purchase orders as the log has them, whoever sent them: those whose delivery is to come or came lately. */
@Component
final class OrderFacts implements StreamView<PurchaseOrder> {
    private static final Period KEPT = Period.ofWeeks(8);
    private static final int SHOWN = 60;

    private final Map<String, PurchaseOrder> orders = new ConcurrentHashMap<>();
    private final Clock clock;
    private final LiveEvents live;
    private volatile LocalDate oldest = LocalDate.MIN;

    OrderFacts(Clock clock, LiveEvents live) {
        this.clock = clock;
        this.live = live;
    }

    Optional<PurchaseOrder> of(StoreId store, String number) {
        return Optional.ofNullable(orders.get(Keys.storeOrder(store, number)));
    }

    /**
     * The latest sixty, the latest first.
     *
     * @param stores of which stores; absent: of all
     */
    List<PurchaseOrder> latest(@Nullable Set<StoreId> stores) {
        return orders.values().stream()
                .filter(order -> stores == null || stores.contains(order.store()))
                .sorted(Comparator.comparing(PurchaseOrder::at).reversed().thenComparing(PurchaseOrder::order))
                .limit(SHOWN)
                .toList();
    }

    @Override
    public Topic<PurchaseOrder> topic() {
        return Topics.PURCHASE_ORDER;
    }

    @Override
    public void apply(String key, @Nullable PurchaseOrder value, Instant recordedAt) {
        LocalDate now = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minus(KEPT);
        if (value != null && !value.expected().isBefore(now)) {
            // Of two words of one order the later one holds, in whichever order they arrive.
            orders.merge(
                    Keys.storeOrder(value.store(), value.order()),
                    value,
                    (before, after) -> after.at().isBefore(before.at()) ? before : after);
            live.changed(LiveEvents.Subject.ORDERS);
        }
        if (now.isAfter(oldest)) {
            oldest = now;
            orders.values().removeIf(order -> order.expected().isBefore(now));
        }
    }
}
