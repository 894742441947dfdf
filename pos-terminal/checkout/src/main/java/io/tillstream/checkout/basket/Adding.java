package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.AgeCheck;
import java.time.LocalDate;

/** What comes of putting an item into a basket that may not take it as it is. */
public sealed interface Adding {
    /**
     * It is in.
     *
     * @param basket the basket with it
     */
    record Added(Basket basket) implements Adding {}

    /**
     * The customer's age has to be checked first. Until {@link #confirmed} the basket is without the item, and a customer
     * who is too young leaves it so.
     *
     * @param basket the basket as it is
     * @param item what asks for an age
     * @param quantity how much of it
     * @param minimumAge in years
     * @param terms where its price comes from, and what was taken off
     */
    record NeedsAge(Basket basket, ShelfItem item, Quantity quantity, int minimumAge, LineTerms terms)
            implements Adding {
        /** The latest date of birth that is old enough; for the cashier's eye, never kept. */
        public LocalDate bornOnOrBefore(LocalDate today) {
            return today.minusYears(minimumAge);
        }

        /** The operator made sure; only how and who is kept. */
        public Adding confirmed(AgeCheck.Method method, String operator) {
            return basket.adding(
                    item,
                    quantity,
                    new LineTerms(terms.price(), terms.discount(), new AgeCheck(minimumAge, method, operator)));
        }
    }

    /**
     * More than one customer may buy.
     *
     * @param item what
     * @param most how much at once
     * @param would how much it would be
     */
    record OverLimit(ShelfItem item, Quantity most, Quantity would) implements Adding {}
}
