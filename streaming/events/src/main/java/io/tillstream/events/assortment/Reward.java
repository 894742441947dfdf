package io.tillstream.events.assortment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tillstream.events.Money;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a promotion gives: one record per kind. Shares are basis points, hundredths of a percent. What each kind means to
 * the cent is written in ADR 0016.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reward.PercentOff.class, name = "percent-off"),
    @JsonSubTypes.Type(value = Reward.AmountOff.class, name = "amount-off"),
    @JsonSubTypes.Type(value = Reward.FixedPrice.class, name = "fixed-price"),
    @JsonSubTypes.Type(value = Reward.NForPrice.class, name = "n-for-price"),
    @JsonSubTypes.Type(value = Reward.BuyXGetY.class, name = "buy-x-get-y"),
    @JsonSubTypes.Type(value = Reward.CheapestFree.class, name = "cheapest-free"),
    @JsonSubTypes.Type(value = Reward.BundlePrice.class, name = "bundle-price"),
    @JsonSubTypes.Type(value = Reward.FreeItem.class, name = "free-item"),
    @JsonSubTypes.Type(value = Reward.BasketAmountOff.class, name = "basket-amount-off"),
    @JsonSubTypes.Type(value = Reward.BasketPercentOff.class, name = "basket-percent-off"),
    @JsonSubTypes.Type(value = Reward.PointsMultiplier.class, name = "points-multiplier"),
    @JsonSubTypes.Type(value = Reward.BonusPoints.class, name = "bonus-points")
})
public sealed interface Reward {
    /** The largest set: more units than a counter holds are a slip of the finger. */
    int MOST_PIECES = 9_999;

    /** The most parts of one bundle. */
    int MOST_PARTS = 32;

    /** The most bonus points of one promotion in one basket. */
    long MOST_POINTS = 1_000_000_000L;

    /** A share off every qualifying unit. */
    record PercentOff(int basisPoints) implements Reward {
        public PercentOff {
            checkShare(basisPoints);
        }
    }

    /** An amount off every qualifying unit; per kilogram for weighed goods. */
    record AmountOff(Money amount) implements Reward {
        public AmountOff {
            checkPositive(amount);
        }
    }

    /** Every qualifying unit for this price; per kilogram for weighed goods. */
    record FixedPrice(Money price) implements Reward {
        public FixedPrice {
            checkNotNegative(price);
        }
    }

    /** So many qualifying units together for one price: 3 for 10.00. */
    record NForPrice(int pieces, Money price) implements Reward {
        public NForPrice {
            checkPieces("N for a price", pieces);
            checkNotNegative(price);
        }
    }

    /**
     * Buy so many qualifying units and get up to so many more with a share off.
     *
     * @param buy how many are bought at their price
     * @param get how many more are cheaper
     * @param basisPoints the share off those
     * @param items which items are cheaper; absent: the cheapest of the set of qualifying units
     */
    record BuyXGetY(
            int buy, int get, int basisPoints, @Nullable Selection items) implements Reward {
        public BuyXGetY {
            checkPieces("Buy", buy);
            checkPieces("Get", get);
            checkShare(basisPoints);
        }
    }

    /** Of so many qualifying units the cheapest costs nothing. */
    record CheapestFree(int pieces) implements Reward {
        public CheapestFree {
            checkPieces("Cheapest free", pieces);
            if (pieces < 2) {
                throw new IllegalArgumentException("Cheapest free of " + pieces + " would give it away; 2 or more.");
            }
        }
    }

    /**
     * A set of different parts for one price.
     *
     * @param parts at least one
     * @param price of the whole set
     */
    record BundlePrice(List<Part> parts, Money price) implements Reward {
        public BundlePrice {
            parts = List.copyOf(Objects.requireNonNull(parts, "parts"));
            checkNotNegative(price);
            if (parts.isEmpty() || parts.size() > MOST_PARTS) {
                throw new IllegalArgumentException("A bundle has " + parts.size() + " parts; 1 to " + MOST_PARTS + ".");
            }
        }
    }

    /** One part of a bundle: so many units of these items. */
    record Part(Selection items, int pieces) {
        public Part {
            Objects.requireNonNull(items, "items");
            checkPieces("A part of a bundle", pieces);
        }
    }

    /** Up to so many units of these items for nothing, once per basket, when the qualifying goods are there. */
    record FreeItem(Selection items, int pieces) implements Reward {
        public FreeItem {
            Objects.requireNonNull(items, "items");
            checkPieces("A free item", pieces);
        }
    }

    /** An amount off the basket when its qualifying goods reach the minimum. */
    record BasketAmountOff(Money amount) implements Reward {
        public BasketAmountOff {
            checkPositive(amount);
        }
    }

    /** A share off the basket's qualifying goods when they reach the minimum. */
    record BasketPercentOff(int basisPoints) implements Reward {
        public BasketPercentOff {
            checkShare(basisPoints);
        }
    }

    /**
     * More points for the qualifying goods.
     *
     * @param hundredths 200 for double points; 101 to 10,000
     */
    record PointsMultiplier(int hundredths) implements Reward {
        public PointsMultiplier {
            if (hundredths < 101 || hundredths > 10_000) {
                throw new IllegalArgumentException(
                        "A points multiplier of " + hundredths + " hundredths; 101 to 10000, 200 doubles.");
            }
        }
    }

    /** So many points when the qualifying goods are there. */
    record BonusPoints(long points) implements Reward {
        public BonusPoints {
            if (points < 1 || points > MOST_POINTS) {
                throw new IllegalArgumentException("A bonus of " + points + " points; 1 to " + MOST_POINTS + ".");
            }
        }
    }

    static void checkPieces(String what, int pieces) {
        if (pieces < 1 || pieces > MOST_PIECES) {
            throw new IllegalArgumentException(what + " counts " + pieces + " pieces; 1 to " + MOST_PIECES + ".");
        }
    }

    private static void checkShare(int basisPoints) {
        if (basisPoints < 1 || basisPoints > 10_000) {
            throw new IllegalArgumentException("A share of " + basisPoints + " basis points; 1 to 10000.");
        }
    }

    private static void checkPositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("An amount of " + amount + " off; it has to be above 0.");
        }
    }

    private static void checkNotNegative(Money price) {
        if (price.isNegative()) {
            throw new IllegalArgumentException("A price of " + price + "; it may not be negative.");
        }
    }
}
