package io.tillstream.portal.shop;

import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import java.util.Optional;

/** Why somebody has to come to a till for an item. */
public enum OnlyAtTill {
    /** Somebody looks at the buyer. */
    AGE,
    /** Money on a card is loaded where the card is. */
    GIFT_CARD,
    /** What it weighs is known when it lies on the scale. */
    WEIGHED;

    static Optional<OnlyAtTill> of(Product product) {
        if (product.sellingRules().minimumAge() != null) {
            return Optional.of(AGE);
        }
        if (product.sellingRules().giftCard()) {
            return Optional.of(GIFT_CARD);
        }
        return product.unit() == Quantity.Unit.GRAM ? Optional.of(WEIGHED) : Optional.empty();
    }
}
