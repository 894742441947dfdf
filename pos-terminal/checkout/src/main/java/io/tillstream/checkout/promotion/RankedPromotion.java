package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Promotion;
import java.util.Comparator;

/**
 * A promotion with its place in the order that decides ties: higher priority first, then the smaller id.
 *
 * @param rank 0 for the first
 * @param promotion the promotion
 */
record RankedPromotion(int rank, Promotion promotion) {
    static final Comparator<Promotion> ORDER =
            Comparator.comparingInt(Promotion::priority).reversed().thenComparing(Promotion::id);

    String id() {
        return promotion.id();
    }
}
