package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What is still to come of an item. Topic {@code aggregate.on-order.v1}, key: {@code store|gtin}; deleted when nothing is.
 *
 * @param store where it is to come
 * @param gtin the item
 * @param onOrder how much in all
 * @param orders of which orders, the earliest expected first
 */
public record OnOrder(StoreId store, Gtin gtin, Quantity onOrder, List<Awaited> orders) {
    public OnOrder {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(onOrder, "onOrder");
        orders = List.copyOf(orders);
    }

    /**
     * What is to come of one order.
     *
     * @param order its number
     * @param expected the business date on which it is expected
     * @param confirmed whether the supplier has agreed
     * @param open how much is to come
     */
    public record Awaited(String order, LocalDate expected, boolean confirmed, Quantity open) {
        public Awaited {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(expected, "expected");
            Objects.requireNonNull(open, "open");
        }
    }
}
