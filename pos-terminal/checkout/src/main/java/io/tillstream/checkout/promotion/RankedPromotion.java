package io.tillstream.checkout.promotion;

import io.tillstream.events.assortment.Promotion;
import java.util.Comparator;

/**
 * A promotion with its place in the order that decides ties: higher priority first, then the smaller id.
 *
 * @param rank 1 for the first of a book; 0 is the purchase's own
 * @param promotion the promotion
 */
record RankedPromotion(int rank, Promotion promotion) {
    /** Before every promotion of a book: a customer who took an offer sees it given, where it makes no difference. */
    static final int OWN = 0;

    static final Comparator<Promotion> ORDER =
            Comparator.comparingInt(Promotion::priority).reversed().thenComparing(Promotion::id);

    String id() {
        return promotion.id();
    }
}
