package io.tillstream.events.order;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item of an order.
 *
 * @param line 1, 2, 3, … within the order
 * @param gtin the item
 * @param quantity pieces or grams, above 0
 * @param reservation the reservation that holds the goods; absent where nothing is put aside
 */
public record OrderLine(
        int line, Gtin gtin, Quantity quantity, @Nullable String reservation) {
    public OrderLine {
        Objects.requireNonNull(gtin, "gtin");
        if (quantity.amount() <= 0) {
            throw new IllegalArgumentException(
                    "Line " + line + " of item " + gtin + " orders " + quantity + "; more than nothing.");
        }
    }
}
