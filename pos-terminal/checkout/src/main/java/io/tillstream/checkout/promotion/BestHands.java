package io.tillstream.checkout.promotion;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** The best handing out found so far: the largest sum, and of equal ones more by the lowest rank in which they differ. */
final class BestHands {
    private final long[] gains;
    private List<Gain.Grant> grants = List.of();
    private long sum = -1;

    BestHands(int promotions) {
        this.gains = new long[promotions];
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

    /** Whether these were better; they are kept then. */
    boolean keepIfBetter(long[] others, Supplier<List<Gain.Grant>> how) {
        if (!isBeatenBy(others)) {
            return false;
        }
        System.arraycopy(others, 0, gains, 0, gains.length);
        sum = sumOf(gains);
        grants = how.get();
        return true;
    }

    boolean isGiven(int gain) {
        return gains[gain] > 0;
    }

    List<Gain.Grant> grants() {
        return grants;
    }
}
