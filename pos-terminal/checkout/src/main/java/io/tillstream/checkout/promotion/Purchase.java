package io.tillstream.checkout.promotion;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.sale.Sale.Channel;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A basket with the circumstances that decide about promotions.
 *
 * @param store where
 * @param channel how
 * @param at when
 * @param currency of every amount
 * @param shopper the member, if one is known
 * @param coupons coupons presented
 * @param pointsPerMajor points for each whole major unit of a line, 0 to {@value #MOST_POINTS_PER_MAJOR}
 * @param lines the goods, each number once
 * @param allowances what is left of limited promotions, by promotion id
 * @param own a promotion that only this purchase has, whatever its eligibility says: a personal offer. It takes part like
 *     any other and comes first among equals. Its id is none of the book's
 */
public record Purchase(
        StoreId store,
        Channel channel,
        Instant at,
        CurrencyUnit currency,
        @Nullable Shopper shopper,
        Set<String> coupons,
        int pointsPerMajor,
        List<CountedLine> lines,
        Map<String, Allowance> allowances,
        @Nullable Promotion own) {
    public static final int MOST_POINTS_PER_MAJOR = 10_000;

    public Purchase {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(currency, "currency");
        coupons = Set.copyOf(coupons);
        lines = List.copyOf(lines);
        allowances = Map.copyOf(allowances);
        if (pointsPerMajor < 0 || pointsPerMajor > MOST_POINTS_PER_MAJOR) {
            throw new IllegalArgumentException(
                    "A purchase with " + pointsPerMajor + " points per unit; 0 to " + MOST_POINTS_PER_MAJOR + ".");
        }
        checkLines(lines, currency);
    }

    /** A purchase without a promotion of its own. */
    public Purchase(
            StoreId store,
            Channel channel,
            Instant at,
            CurrencyUnit currency,
            @Nullable Shopper shopper,
            Set<String> coupons,
            int pointsPerMajor,
            List<CountedLine> lines,
            Map<String, Allowance> allowances) {
        this(store, channel, at, currency, shopper, coupons, pointsPerMajor, lines, allowances, null);
    }

    /** Lines nearly always come in the order of their numbers; then a look at the neighbours is enough. */
    private static void checkNumbers(List<CountedLine> lines) {
        boolean rising = true;
        for (int i = 1; i < lines.size(); i++) {
            rising &= lines.get(i - 1).number() < lines.get(i).number();
        }
        Set<Integer> numbers = new HashSet<>();
        for (CountedLine line : rising ? List.<CountedLine>of() : lines) {
            if (!numbers.add(line.number())) {
                throw new IllegalArgumentException("Line " + line.number() + " is there twice; number lines once.");
            }
        }
    }

    private static void checkLines(List<CountedLine> lines, CurrencyUnit currency) {
        checkNumbers(lines);
        long total = 0;
        for (CountedLine line : lines) {
            if (!line.unitPrice().currency().equals(currency)) {
                throw new IllegalArgumentException("Line " + line.number() + " costs " + line.unitPrice()
                        + ", but the purchase is in " + currency + ".");
            }
            try {
                total = Math.addExact(total, line.gross().minor());
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "With line " + line.number() + " the basket is more money than can be counted; split the sale.",
                        e);
            }
        }
    }
}
