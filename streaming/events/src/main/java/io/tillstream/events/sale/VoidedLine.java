package io.tillstream.events.sale;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.Objects;

/**
 * A line that was taken out again before the end of its sale (ARTS: VoidsLineItem). It moved no money and no goods.
 *
 * @param gtin the item
 * @param quantity pieces or grams, above 0
 * @param gross what it would have cost before discounts
 */
public record VoidedLine(Gtin gtin, Quantity quantity, Money gross) {
    public VoidedLine {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(gross, "gross");
    }
}
