package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How much of a purchase order has come. Topic {@code aggregate.purchase-order.v1}, key: {@code store|order}.
 *
 * @param store where the goods go
 * @param order its number
 * @param state how far it is; absent while only goods have come that name it
 * @param expected when it is expected, where it is known
 * @param lines item by item
 */
public record OrderProgress(
        StoreId store,
        String order,
        @Nullable State state,
        @Nullable LocalDate expected,
        List<Line> lines) {
    public OrderProgress {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(order, "order");
        lines = List.copyOf(lines);
    }

    /**
     * One item.
     *
     * @param gtin the item
     * @param ordered how much was ordered
     * @param received how much has come
     * @param open how much is still to come, 0 when the line is closed
     */
    public record Line(Gtin gtin, Quantity ordered, Quantity received, Quantity open) {
        public Line {
            Objects.requireNonNull(gtin, "gtin");
            Objects.requireNonNull(ordered, "ordered");
            Objects.requireNonNull(received, "received");
            Objects.requireNonNull(open, "open");
        }
    }
}
