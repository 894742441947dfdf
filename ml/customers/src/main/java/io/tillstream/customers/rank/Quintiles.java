package io.tillstream.customers.rank;

import java.util.Arrays;

/**
 * Fifths of a group: 1 for the lowest, 5 for the highest. Whoever has the same value has the same fifth, that of the middle of
 * their places; so where half of all bought once, none of them is said to come more often than another.
 */
public final class Quintiles {
    private static final int FIFTHS = 5;

    private final double[] sorted;

    /** Fifths of these values, in any order, at least one. */
    public Quintiles(double[] values) {
        sorted = values.clone();
        Arrays.sort(sorted);
    }

    /** The fifth of a value, 1 to 5. */
    public int of(double value) {
        int below = places(value, false);
        int notAbove = places(value, true);
        double middle = (below + notAbove) / 2.0 / sorted.length;
        return Math.clamp((int) (middle * FIFTHS) + 1, 1, FIFTHS);
    }

    /** How many are lower; or, with those equal, not higher. */
    private int places(double value, boolean withEqual) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            boolean before = withEqual ? sorted[middle] <= value : sorted[middle] < value;
            if (before) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
