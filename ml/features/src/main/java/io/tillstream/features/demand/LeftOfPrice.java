package io.tillstream.features.demand;

import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import java.util.Collections;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion leaves of an item's price for whoever buys the least that it asks for.
 *
 * <ul>
 *   <li>percent, amount off, fixed price: the reduced price over the full one;
 *   <li>N for a price: that price over N full ones; of weighed goods 1, because a line of them is a piece of any weight;
 *   <li>buy X get Y: X and the first reward together; of goods that are reward only, or go with anything, the reward's own;
 *   <li>cheapest free of N: N − 1 of N, as if all were this item;
 *   <li>bundles, and free items with other goods: 1, because what is saved hangs on the other goods;
 *   <li>points: 1.
 * </ul>
 *
 * <p>It touches nothing where the whole basket is meant: money off the basket, and what everything counts towards (a minimum of
 * any goods, points on all). An amount beside a price that is unknown, 0 or in another currency gives 1. No floor of the item or
 * the promotion is undercut.
 */
final class LeftOfPrice {
    private static final double BASIS_POINTS = 10_000;

    private LeftOfPrice() {}

    /** 0 to 1; empty where the promotion does not touch the item. */
    static OptionalDouble of(Promotion promotion, Product product, @Nullable Money price) {
        return touches(promotion, product)
                ? OptionalDouble.of(Math.clamp(
                        Math.max(share(promotion, product, price), floor(promotion, product, price)), 0.0, 1.0))
                : OptionalDouble.empty();
    }

    private static boolean touches(Promotion promotion, Product product) {
        Selection wanted = promotion.qualifying().items();
        boolean qualifies = names(wanted, product);
        boolean wholeBasket = wanted instanceof Selection.Everything;
        return switch (promotion.reward()) {
            case Reward.PercentOff _, Reward.AmountOff _, Reward.FixedPrice _ ->
                qualifies && !(wholeBasket && promotion.qualifying().minimum() != null);
            case Reward.NForPrice _, Reward.CheapestFree _ -> qualifies;
            case Reward.BuyXGetY get ->
                get.items() == null ? qualifies : (qualifies && !wholeBasket) || names(get.items(), product);
            case Reward.BundlePrice bundle -> bundle.parts().stream().anyMatch(part -> names(part.items(), product));
            case Reward.FreeItem free -> (qualifies && !wholeBasket) || names(free.items(), product);
            case Reward.PointsMultiplier _, Reward.BonusPoints _ -> qualifies && !wholeBasket;
            case Reward.BasketAmountOff _, Reward.BasketPercentOff _ -> false;
        };
    }

    private static boolean names(Selection selection, Product product) {
        return switch (selection) {
            case Selection.Everything _ -> true;
            case Selection.Listed listed ->
                listed.gtins().contains(product.gtin())
                        || listed.categories().contains(product.category())
                        || !Collections.disjoint(listed.tags(), product.marks());
        };
    }

    private static double share(Promotion promotion, Product product, @Nullable Money price) {
        return switch (promotion.reward()) {
            case Reward.PercentOff off -> 1 - off.basisPoints() / BASIS_POINTS;
            case Reward.AmountOff off -> 1 - over(off.amount(), price, 0);
            case Reward.FixedPrice fixed -> over(fixed.price(), price, 1);
            case Reward.NForPrice set ->
                product.unit() == Quantity.Unit.GRAM ? 1 : over(set.price(), price, set.pieces()) / set.pieces();
            case Reward.BuyXGetY get -> bought(promotion, get, product);
            case Reward.CheapestFree free -> (free.pieces() - 1.0) / free.pieces();
            case Reward.BundlePrice _,
                    Reward.FreeItem _,
                    Reward.BasketAmountOff _,
                    Reward.BasketPercentOff _,
                    Reward.PointsMultiplier _,
                    Reward.BonusPoints _ -> 1;
        };
    }

    private static double bought(Promotion promotion, Reward.BuyXGetY get, Product product) {
        double reward = 1 - get.basisPoints() / BASIS_POINTS;
        Selection rewards = get.items();
        if (rewards != null && !names(rewards, product)) {
            return 1;
        }
        Selection wanted = promotion.qualifying().items();
        boolean rewardOnly = rewards != null && (wanted instanceof Selection.Everything || !names(wanted, product));
        return rewardOnly ? reward : (get.buy() + reward) / (get.buy() + 1);
    }

    private static double floor(Promotion promotion, Product product, @Nullable Money price) {
        return Math.max(floor(promotion.floor(), price), floor(product.floor(), price));
    }

    private static double floor(@Nullable Money least, @Nullable Money price) {
        return least == null ? 0 : over(least, price, 0);
    }

    /** One amount over another; {@code otherwise} where they cannot be compared. */
    private static double over(Money amount, @Nullable Money price, double otherwise) {
        return price == null || !price.isPositive() || !price.currency().equals(amount.currency())
                ? otherwise
                : (double) amount.minor() / price.minor();
    }
}
