package io.tillstream.checkout.promotion;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.List;

/** Parts of amounts in minor units, without overflow. */
final class Shares {
    private static final long WHOLE = 10_000;
    /** The spread counts minor units only, so that any currency does. */
    private static final CurrencyUnit ANY = CurrencyUnit.of("EUR");

    private Shares() {}

    /** So many basis points of an amount that is not negative, half up. */
    static long percent(long amount, int basisPoints) {
        return amount / WHOLE * basisPoints + (amount % WHOLE * basisPoints + WHOLE / 2) / WHOLE;
    }

    /** The sum of two amounts that are not negative, or the largest number. */
    static long plus(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    /** The product of two numbers that are not negative, or the largest number. */
    static long times(long one, long other) {
        return one != 0 && other > Long.MAX_VALUE / one ? Long.MAX_VALUE : one * other;
    }

    /**
     * Spreads a discount over parts in proportion to their weights by largest remainder, ties to the earlier part. A part
     * that cannot take its share takes what it can, and the rest is spread over the others in the same way.
     *
     * @param whole at most the sum of the rooms
     */
    static long[] spread(long whole, long[] weights, long[] rooms) {
        long[] parts = new long[weights.length];
        boolean[] full = new boolean[weights.length];
        long left = whole;
        while (left > 0) {
            List<Integer> open = new ArrayList<>();
            List<Long> openWeights = new ArrayList<>();
            for (int i = 0; i < parts.length; i++) {
                if (!full[i]) {
                    open.add(i);
                    openWeights.add(weights[i]);
                }
            }
            List<Money> shares = Rounding.spread(Money.ofMinor(left, ANY), openWeights);
            boolean capped = false;
            for (int k = 0; k < open.size(); k++) {
                int i = open.get(k);
                if (shares.get(k).minor() > rooms[i]) {
                    full[i] = true;
                    parts[i] = rooms[i];
                    left -= rooms[i];
                    capped = true;
                }
            }
            if (!capped) {
                for (int k = 0; k < open.size(); k++) {
                    parts[open.get(k)] = shares.get(k).minor();
                }
                left = 0;
            }
        }
        return parts;
    }
}
