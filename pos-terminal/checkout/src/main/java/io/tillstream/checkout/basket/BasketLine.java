package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Quantity;
import java.util.Objects;

/**
 * One item in an open basket.
 *
 * @param item what
 * @param quantity how much, above 0
 * @param voided whether the cashier took it out again; such a line stays visible and costs nothing
 */
public record BasketLine(ShelfItem item, Quantity quantity, boolean voided) {
    public BasketLine {
        Objects.requireNonNull(item, "item");
        if (quantity.amount() < 1) {
            throw new IllegalArgumentException(
                    "Item " + item.gtin() + " cannot be put into a basket with quantity " + quantity + ".");
        }
        if (quantity.unit() != item.product().unit()) {
            throw new IllegalArgumentException(
                    "Item " + item.gtin() + " is sold by " + item.product().unit() + ", not as " + quantity + ".");
        }
    }

    BasketLine plus(Quantity more) {
        return new BasketLine(item, quantity.plus(more), voided);
    }

    BasketLine asVoided() {
        return new BasketLine(item, quantity, true);
    }
}
