package io.tillstream.events.assortment;

import io.tillstream.events.Gtin;
import org.jspecify.annotations.Nullable;

/**
 * What holds for an item beyond its price.
 *
 * @param minimumAge how old a customer must be, in years; absent where anyone may buy it
 * @param mostPerSale how much of it one customer may buy at once, in pieces or grams; absent without limit
 * @param deposit the deposit that is sold with each piece; absent without one
 * @param discountable whether anything may be taken off it
 * @param giftCard whether it loads a stored-value account; such an item is a debt of the shop and not taxed
 */
public record SellingRules(
        @Nullable Integer minimumAge,
        @Nullable Long mostPerSale,
        @Nullable Gtin deposit,
        boolean discountable,
        boolean giftCard) {
    /** Anyone may buy any quantity, and anything may be taken off. */
    public static final SellingRules NONE = new SellingRules(null, null, null, true, false);

    public SellingRules {
        if (minimumAge != null && (minimumAge < 1 || minimumAge > 99)) {
            throw new IllegalArgumentException("A minimum age of " + minimumAge + " is outside 1 to 99 years.");
        }
        if (mostPerSale != null && mostPerSale < 1) {
            throw new IllegalArgumentException("At most " + mostPerSale + " per sale is none at all; 1 or more.");
        }
        if (giftCard && discountable) {
            throw new IllegalArgumentException("A gift card is money and cannot be discountable.");
        }
    }

    /** Whether a discount may ever be given: not on what is money, needs an age or is kept from discounts. */
    public boolean allowsDiscount() {
        return discountable && !giftCard && minimumAge == null;
    }
}
