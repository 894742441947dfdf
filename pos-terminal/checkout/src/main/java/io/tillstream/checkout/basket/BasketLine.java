package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.Objects;

/**
 * One item in an open basket.
 *
 * @param item what
 * @param quantity how much, above 0
 * @param voided whether the cashier took it out again; such a line stays visible and costs nothing
 * @param terms what is particular to this line
 */
public record BasketLine(ShelfItem item, Quantity quantity, boolean voided, LineTerms terms) {
    public BasketLine {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(terms, "terms");
        if (quantity.amount() < 1) {
            throw new IllegalArgumentException(
                    "Item " + item.gtin() + " cannot be put into a basket with quantity " + quantity + ".");
        }
        if (quantity.unit() != item.product().unit()) {
            throw new IllegalArgumentException(
                    "Item " + item.gtin() + " is sold by " + item.product().unit() + ", not as " + quantity + ".");
        }
        boolean loads = terms.price() instanceof LinePrice.Loaded;
        if (loads != item.product().sellingRules().giftCard()) {
            throw new IllegalArgumentException("Item " + item.gtin()
                    + (loads ? " is no gift card and cannot be loaded." : " is a gift card; load it with an amount."));
        }
    }

    public BasketLine(ShelfItem item, Quantity quantity, boolean voided) {
        this(item, quantity, voided, LineTerms.ORDINARY);
    }

    BasketLine plus(Quantity more) {
        return new BasketLine(item, quantity.plus(more), voided, terms);
    }

    BasketLine asVoided() {
        return new BasketLine(item, quantity, true, terms);
    }

    /** The same on other terms. */
    public BasketLine with(LineTerms newTerms) {
        return new BasketLine(item, quantity, voided, newTerms);
    }

    BasketLine with(ShelfItem newItem) {
        return new BasketLine(newItem, quantity, voided, terms);
    }

    /** Whether another scan of the item joins this line; a line that a person or a code priced, or with a
     * note for the kitchen, stays by itself. */
    boolean joins(ShelfItem scanned) {
        return !voided
                && item.equals(scanned)
                && terms.price() instanceof LinePrice.Book
                && terms.discount() == null
                && terms.kitchen().note() == null;
    }

    /** Per piece or kilogram. */
    public Money unitPrice() {
        return switch (terms.price()) {
            case LinePrice.Book _, LinePrice.Embedded _ -> item.unitPrice();
            case LinePrice.Overridden(Money unitPrice, var _) -> unitPrice;
            case LinePrice.Loaded(Money amount, var _) -> amount;
        };
    }

    /** What it costs before anything is taken off. */
    public Money gross() {
        return switch (terms.price()) {
            case LinePrice.Book _, LinePrice.Overridden _, LinePrice.Loaded _ -> Rounding.gross(unitPrice(), quantity);
            case LinePrice.Embedded(Money amount) -> amount;
        };
    }

    /** Whether a promotion or a person may take anything off. */
    public boolean allowsDiscount() {
        return !(terms.price() instanceof LinePrice.Embedded)
                && item.product().sellingRules().allowsDiscount();
    }
}
