package io.tillstream.events.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import java.util.Objects;

/**
 * One item of a movement.
 *
 * @param gtin the item
 * @param quantity what the stock on hand changes by
 */
public record StockLine(Gtin gtin, Quantity quantity) {
    public StockLine {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(quantity, "quantity");
    }
}
