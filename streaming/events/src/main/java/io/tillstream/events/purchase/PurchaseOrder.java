package io.tillstream.events.purchase;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order as it stands from {@code at} on, whole: a later one of the same number replaces it. Topic
 * {@code fact.purchase-order.v1}, key: the store.
 *
 * @param order its number, unique in the store
 * @param store where the goods are to go
 * @param supplier who is to deliver, a supplier's code
 * @param at when it came to stand like this
 * @param state how far it is
 * @param expected the business date on which it is expected
 * @param lines what was ordered, each item once; 1 to 500 lines
 */
public record PurchaseOrder(
        String order, StoreId store, String supplier, Instant at, State state, LocalDate expected, List<Line> lines) {
    private static final int MOST_LINES = 500;

    /** How far an order is; later states are final. */
    public enum State {
        /** Sent to the supplier. */
        ORDERED,
        /** The supplier has agreed to quantities and date. */
        CONFIRMED,
        /** What has not come will not come. */
        CLOSED,
        /** Nothing more of it will come. */
        CANCELLED
    }

    public PurchaseOrder {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(expected, "expected");
        if (!order.matches("[!-{}~]{1,40}")) {
            throw new IllegalArgumentException(
                    "Order \"" + order + "\" is not 1 to 40 printed characters without spaces and bars.");
        }
        Supplier.requireCode(supplier);
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw new IllegalArgumentException(
                    "Order " + order + " has " + lines.size() + " lines; 1 to 500, split a longer one.");
        }
        Set<Gtin> items = new HashSet<>();
        for (Line line : lines) {
            if (!items.add(line.gtin())) {
                throw new IllegalArgumentException("Order " + order + " names item " + line.gtin() + " twice.");
            }
        }
    }

    /** Whether more of it may come. */
    public boolean awaited() {
        return state == State.ORDERED || state == State.CONFIRMED;
    }

    /**
     * One item.
     *
     * @param gtin the item
     * @param ordered how much, above 0
     * @param unitCost what a piece or a kilogram costs, 0 or more; absent where nobody has agreed on it
     */
    public record Line(
            Gtin gtin, Quantity ordered, @Nullable Money unitCost) {
        public Line {
            Objects.requireNonNull(gtin, "gtin");
            if (unitCost != null && unitCost.isNegative()) {
                throw new IllegalArgumentException("Item " + gtin + " is ordered at " + unitCost + "; 0 or more.");
            }
            if (ordered.amount() <= 0) {
                throw new IllegalArgumentException("Item " + gtin + " is ordered " + ordered + "; above 0.");
            }
        }

        /** Of which nobody knows what it costs. */
        public Line(Gtin gtin, Quantity ordered) {
            this(gtin, ordered, null);
        }
    }
}
