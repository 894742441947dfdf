package io.tillstream.checkout.promotion;

import java.util.Arrays;

/** The best handing out found so far: the largest sum, and of equal ones more by the lowest rank in which they differ. */
final class BestHands {
    private final long[] gains;
    private final long[][] units;
    private long sum = -1;

    BestHands(int promotions) {
        this.gains = new long[promotions];
        this.units = new long[promotions][];
    }

    /** Whether there is none yet. */
    boolean isNone() {
        return sum < 0;
    }

    boolean isBeatenBy(long[] others) {
        long total = sumOf(others);
        return total > sum || (total == sum && Arrays.compare(others, gains) > 0);
    }

    private static long sumOf(long[] amounts) {
        long total = 0;
        for (long amount : amounts) {
            total = Shares.plus(total, amount);
        }
        return total;
    }

    void keepIfBetter(Hands hands) {
        if (isBeatenBy(hands.gains())) {
            System.arraycopy(hands.gains(), 0, gains, 0, gains.length);
            sum = sumOf(gains);
            for (int g = 0; g < gains.length; g++) {
                units[g] = hands.unitsOf(g);
            }
        }
    }

    long[] unitsOf(int gain) {
        return units[gain];
    }
}
