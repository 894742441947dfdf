package io.tillstream.checkout.basket;

import io.tillstream.checkout.promotion.NearMiss;
import io.tillstream.checkout.promotion.Withheld;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PromotionUse;
import java.util.Collections;
import java.util.List;

/** What promotions take off a basket. Asked once per pricing, before anything a person takes off. */
@FunctionalInterface
public interface SavingsRule {
    /**
     * The savings on a basket's live lines; nothing on a line that allows no discount.
     *
     * @param basket the basket, for its store, moment, member and personal offer
     * @param lines its live lines, in order
     */
    Savings on(Basket basket, List<BasketLine> lines);

    /**
     * What was found.
     *
     * @param perLine savings of each line, none of them together more than its gross
     * @param points points of each line beyond the usual ones
     * @param coupons coupons that are used up by them
     * @param nearMisses what would give more with a little more in the basket
     * @param gaveUpOn promotions for which the search was cut short; none when nothing better is possible
     * @param limited what is given of promotions whose limits span baskets
     * @param withheld promotions of these that are not given for want of a part of their limits
     */
    record Savings(
            List<List<Saving>> perLine,
            List<Long> points,
            List<CouponUse> coupons,
            List<NearMiss> nearMisses,
            List<String> gaveUpOn,
            List<PromotionUse> limited,
            List<Withheld> withheld) {
        public Savings {
            perLine = perLine.stream().map(List::copyOf).toList();
            points = List.copyOf(points);
            coupons = List.copyOf(coupons);
            nearMisses = List.copyOf(nearMisses);
            gaveUpOn = List.copyOf(gaveUpOn);
            limited = List.copyOf(limited);
            withheld = List.copyOf(withheld);
            if (points.size() != perLine.size()) {
                throw new IllegalArgumentException(
                        "There are savings for " + perLine.size() + " lines and points for " + points.size() + ".");
            }
        }

        /** Savings alone. */
        public Savings(List<List<Saving>> perLine, List<CouponUse> coupons) {
            this(perLine, Collections.nCopies(perLine.size(), 0L), coupons, List.of(), List.of(), List.of(), List.of());
        }
    }
}
