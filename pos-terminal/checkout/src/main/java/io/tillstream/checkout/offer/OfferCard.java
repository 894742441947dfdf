package io.tillstream.checkout.offer;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A promotion as a member reads it, in one language. {@code templates/offer/card.html} draws it, wherever it is drawn.
 *
 * @param promotion its id
 * @param name as it is printed on the receipt
 * @param gives what one gets, {@code 20 % off coffee}
 * @param terms where, until when and how often, {@code In all stores · until Dec 12, 2026 · at most 1 × for you}
 * @param why why this member sees it, one sentence
 */
public record OfferCard(String promotion, String name, String gives, String terms, String why) {
    /** So many items, categories or stores are named, and the rest counted. */
    static final int NAMED = 4;

    /**
     * The card of a promotion.
     *
     * @param group the segment by which the member gets it; absent where it is for everybody or all members, or nobody knows it
     * @param names of items and stores
     * @param currency in which the chain counts what members spent
     * @param zone by whose days it ends
     */
    public static OfferCard of(
            Promotion promotion,
            @Nullable Segment group,
            Language language,
            Names names,
            CurrencyUnit currency,
            ZoneId zone) {
        Gift gift = new Gift(language, names);
        return new OfferCard(
                promotion.id(),
                promotion.name().in(language),
                gift.of(promotion),
                new Terms(language, names, zone).of(promotion),
                new Why(language, currency).of(promotion.eligibility().audience(), group));
    }
}
