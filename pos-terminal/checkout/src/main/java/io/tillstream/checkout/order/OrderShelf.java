package io.tillstream.checkout.order;

import io.tillstream.events.OrderId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a till did with members' orders, as its journal has it. Record by record it becomes the next one.
 *
 * @param picked what was put aside last for an order that this till has not handed over
 * @param handed when this till handed an order over, for those of the last weeks
 */
public record OrderShelf(Map<OrderId, OrderPicked> picked, Map<OrderId, Instant> handed) {
    public static final OrderShelf EMPTY = new OrderShelf(Map.of(), Map.of());

    /** Longer than goods are kept, which is 14 days at most. */
    private static final Duration REMEMBERED = Duration.ofDays(30);

    public OrderShelf {
        picked = Collections.unmodifiableMap(picked);
        handed = Collections.unmodifiableMap(handed);
    }

    /** With the next record of the journal. */
    public OrderShelf plus(TillTransaction fact) {
        return switch (fact) {
            case OrderPicked order -> pickedWith(order);
            case Sale sale -> handedWith(sale);
            case TillTransaction _ -> this;
        };
    }

    private OrderShelf pickedWith(OrderPicked order) {
        Instant oldest = order.happenedAt().minus(REMEMBERED);
        Map<OrderId, OrderPicked> more = new LinkedHashMap<>(picked);
        more.values().removeIf(other -> other.happenedAt().isBefore(oldest));
        more.put(order.order(), order);
        return new OrderShelf(more, handed);
    }

    private OrderShelf handedWith(Sale sale) {
        OrderId order = sale.order();
        if (order == null) {
            return this;
        }
        Map<OrderId, OrderPicked> fewer = new LinkedHashMap<>(picked);
        fewer.remove(order);
        Instant oldest = sale.happenedAt().minus(REMEMBERED);
        Map<OrderId, Instant> more = new LinkedHashMap<>(handed);
        more.values().removeIf(at -> at.isBefore(oldest));
        more.put(order, sale.happenedAt());
        return new OrderShelf(fewer, more);
    }

    /** When this till handed it over; empty where it did not. */
    public Optional<Instant> handedOver(OrderId order) {
        return Optional.ofNullable(handed.get(order));
    }

    /** What was put aside for the order as it stands; a picking before its last change was of another order. */
    public Optional<OrderPicked> pickedFor(CustomerOrder order) {
        return Optional.ofNullable(picked.get(order.order()))
                .filter(pick -> order.lines().size() == pick.lines().size());
    }

    /** What was counted of the order as it stands; an order that has changed since says itself what was found. */
    public Optional<OrderPicked> countedOf(CustomerOrder order) {
        return pickedFor(order).filter(pick -> isOf(order, pick));
    }

    private static boolean isOf(CustomerOrder order, OrderPicked pick) {
        Instant asOf = pick.asOf();
        return asOf == null ? !pick.happenedAt().isBefore(order.changedAt()) : asOf.equals(order.changedAt());
    }

    /** Whether less was found than the order promises, and nobody has changed the order since. */
    public boolean isShort(CustomerOrder order) {
        return countedOf(order)
                .filter(pick -> pick.lines().stream()
                        .anyMatch(line -> order.lines().stream()
                                .anyMatch(ordered -> ordered.line() == line.line()
                                        && line.found().amount()
                                                < ordered.quantity().amount())))
                .isPresent();
    }
}
