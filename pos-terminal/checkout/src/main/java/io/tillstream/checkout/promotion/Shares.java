package io.tillstream.checkout.promotion;

import io.tillstream.checkout.pricing.LargestRemainder;
import java.util.Arrays;

/** Parts of amounts in minor units, without overflow. */
final class Shares {
    private static final long WHOLE = 10_000;

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
        int[] open = new int[weights.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = i;
        }
        long left = whole;
        while (left > 0) {
            long[] shares = LargestRemainder.parts(left, at(open, weights));
            int[] stillOpen = new int[open.length];
            int count = 0;
            for (int k = 0; k < open.length; k++) {
                int i = open[k];
                if (shares[k] > rooms[i]) {
                    parts[i] = rooms[i];
                    left -= rooms[i];
                } else {
                    stillOpen[count++] = i;
                }
            }
            if (count == open.length) {
                for (int k = 0; k < count; k++) {
                    parts[open[k]] = shares[k];
                }
                return parts;
            }
            open = Arrays.copyOf(stillOpen, count);
        }
        return parts;
    }

    private static long[] at(int[] places, long[] values) {
        long[] picked = new long[places.length];
        for (int k = 0; k < places.length; k++) {
            picked[k] = values[places[k]];
        }
        return picked;
    }
}
