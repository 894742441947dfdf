package io.tillstream.portal.shop;

import io.tillstream.checkout.basket.Adding;
import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Opening;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PromotionRule;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.promotion.HeldParts;
import io.tillstream.checkout.promotion.WorkBudget;
import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.portal.enrolment.Profile;
import io.tillstream.portal.offers.TillPromotions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Prices a cart as a till would price the same goods now, for the same member: by the same basket, from the same facts. What a
 * till needs a lease for is not given, and told.
 */
@Component
public class Counter {
    private final Shelf shelf;
    private final TillPromotions promotions;

    Counter(Shelf shelf, TillPromotions promotions) {
        this.shelf = shelf;
        this.promotions = promotions;
    }

    /**
     * A cart with its prices.
     *
     * @param at as of when
     * @param priced what can be bought; absent where nothing can
     * @param leftOut what cannot, and why
     */
    public record Reckoned(Instant at, @Nullable PricedBasket priced, Map<Gtin, LeftOut> leftOut) {
        public Reckoned {
            leftOut = Map.copyOf(leftOut);
        }
    }

    /**
     * Why an item of a cart is not bought.
     *
     * @param why what came of putting it in
     * @param most how many one customer may buy; absent where that is not why
     */
    public record LeftOut(Putting why, @Nullable Long most) {}

    /** Whether an item may be ordered in a store. */
    public Putting sells(Gtin gtin, Store store, Instant at) {
        ShelfItem item = shelf.items(Set.of(gtin), store.store(), at).get(gtin);
        return item == null || !item.unitPrice().currency().equals(store.currency())
                ? Putting.NOT_SOLD
                : OnlyAtTill.of(item.product()).map(Counter::refused).orElse(Putting.DONE);
    }

    private static Putting refused(OnlyAtTill why) {
        return switch (why) {
            case AGE -> Putting.AGE;
            case GIFT_CARD -> Putting.GIFT_CARD;
            case WEIGHED -> Putting.WEIGHED;
        };
    }

    /** Whether a coupon of that name would be taken at a till now. */
    boolean takes(String coupon, Instant now) {
        return promotions.hasCoupon(coupon, now);
    }

    /** The cart as of now, as it can be ordered. */
    public Reckoned reckon(Profile profile, Store store, Map<Gtin, Long> pieces, Instant now) {
        return reckon(profile, store, pieces, null, now);
    }

    /** The cart as of now, when a coupon is shown with it at the till. */
    Reckoned reckon(Profile profile, Store store, Map<Gtin, Long> pieces, @Nullable String coupon, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        Map<Gtin, ShelfItem> items = shelf.items(pieces.keySet(), store.store(), at);
        Set<String> segments = promotions.segments(profile, store, at);
        Opening opening = new Opening(
                at,
                new PromotionRule(promotions.book(coupon, at), WorkBudget::usual, _ -> segments, () -> HeldParts.NONE));
        Basket basket = Basket.open(store, opening).forMember(profile.member());
        if (coupon != null) {
            basket = basket.present(coupon);
        }
        Map<Gtin, LeftOut> leftOut = new LinkedHashMap<>();
        for (Map.Entry<Gtin, Long> wanted : pieces.entrySet()) {
            ShelfItem item = items.get(wanted.getKey());
            Optional<Putting> refused =
                    item == null || !item.unitPrice().currency().equals(store.currency())
                            ? Optional.of(Putting.NOT_SOLD)
                            : OnlyAtTill.of(item.product()).map(Counter::refused);
            if (item == null || refused.isPresent()) {
                leftOut.put(wanted.getKey(), new LeftOut(refused.orElse(Putting.NOT_SOLD), null));
                continue;
            }
            switch (basket.adding(item, Quantity.each(wanted.getValue()))) {
                case Adding.Added(Basket more) -> basket = more;
                case Adding.OverLimit over ->
                    leftOut.put(
                            wanted.getKey(),
                            new LeftOut(Putting.QUANTITY, over.most().amount()));
                case Adding.NeedsAge _ -> leftOut.put(wanted.getKey(), new LeftOut(Putting.AGE, null));
            }
        }
        return new Reckoned(at, basket.priced().orElse(null), leftOut);
    }
}
