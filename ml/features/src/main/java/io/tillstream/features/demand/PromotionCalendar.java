package io.tillstream.features.demand;

import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.ItemPrices;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which promotions touch an item in a store, and when: one definition for training and scoring.
 *
 * <p>Those count that everybody or every member gets at a till. Coupons, segments, other channels, and what is paused now, do
 * not. A promotion that has been deleted, or paused after it ran, is not known any more; when one was announced is told by no
 * fact. Goods that no discount may touch are touched by none.
 */
public final class PromotionCalendar {
    /** Of a chain without promotions. */
    public static final PromotionCalendar EMPTY = new PromotionCalendar(List.of());

    private final List<Promotion> promotions;

    public PromotionCalendar(Collection<Promotion> promotions) {
        this.promotions =
                promotions.stream().filter(PromotionCalendar::isForAll).toList();
    }

    private static boolean isForAll(Promotion promotion) {
        Eligibility eligibility = promotion.eligibility();
        boolean forAll = switch (eligibility.audience()) {
            case Eligibility.Everybody _, Eligibility.Members _ -> true;
            case Eligibility.Segments _ -> false;
        };
        boolean atTills =
                eligibility.channels().isEmpty() || eligibility.channels().contains(Channel.TILL);
        return promotion.active() && forAll && atTills && eligibility.coupon() == null;
    }

    /**
     * What touches an item in a store, past and to come, by id of the promotion.
     *
     * @param prices what it costs; where that changes within a promotion it is announced in parts, before the first price that is
     *     known that one counts, and without any amounts are no share
     */
    public List<Announcement> of(StoreId store, Product product, ItemPrices prices) {
        if (promotions.isEmpty() || !product.sellingRules().allowsDiscount()) {
            return List.of();
        }
        return promotions.stream()
                .filter(one -> one.eligibility().stores().isEmpty()
                        || one.eligibility().stores().contains(store))
                .flatMap(one -> announced(one, store, product, prices))
                .toList();
    }

    private static Stream<Announcement> announced(
            Promotion promotion, StoreId store, Product product, ItemPrices prices) {
        Instant from = promotion.eligibility().from();
        Instant until = promotion.eligibility().until();
        List<Price> holding = prices.between(store, from, until);
        Money first = holding.isEmpty()
                ? prices.first(store).map(Price::unitPrice).orElse(null)
                : holding.getFirst().unitPrice();
        return IntStream.range(0, Math.max(1, holding.size())).boxed().flatMap(part -> {
            Money price = part == 0 ? first : holding.get(part).unitPrice();
            Instant begin = part == 0 ? from : holding.get(part).effectiveFrom();
            Instant end = part + 1 < holding.size() ? holding.get(part + 1).effectiveFrom() : until;
            return LeftOfPrice.of(promotion, product, price).stream()
                    .mapToObj(share -> new Announcement(begin, end, share));
        });
    }
}
