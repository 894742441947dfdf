package io.tillstream.checkout.basket;

import io.tillstream.events.sale.CouponUse;
import java.util.List;

/** What promotions take off a basket. Asked once per pricing, before anything a person takes off. */
@FunctionalInterface
public interface SavingsRule {
    /**
     * The savings on a basket's live lines; nothing on a line that allows no discount.
     *
     * @param basket the basket, for its store, member and personal offer
     * @param lines its live lines, in order
     */
    Savings on(Basket basket, List<BasketLine> lines);

    /**
     * What was found.
     *
     * @param perLine savings of each line, none of them together more than its gross
     * @param coupons coupons that are used up by them
     */
    record Savings(List<List<Saving>> perLine, List<CouponUse> coupons) {
        public Savings {
            perLine = perLine.stream().map(List::copyOf).toList();
            coupons = List.copyOf(coupons);
        }
    }
}
