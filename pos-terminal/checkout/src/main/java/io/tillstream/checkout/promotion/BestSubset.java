package io.tillstream.checkout.promotion;

import java.util.Arrays;

/** Chooses which of a few promotions are given when some exclude each other: the largest sum, ties to the lower rank. */
final class BestSubset {
    /** What a choice is worth: one amount per promotion, by rank. */
    interface Valuation {
        long[] of(boolean[] included);
    }

    private final boolean[][] conflicts;
    private final long[] alone;
    private final Valuation valuation;
    private final Work work;
    private final boolean[] now;
    private boolean[] best;
    private long[] bestAmounts;
    private long bestSum = -1;
    private boolean stopped;

    /**
     * A choice to be made.
     *
     * @param conflicts which two exclude each other
     * @param alone what each is worth at most
     */
    BestSubset(boolean[][] conflicts, long[] alone, Valuation valuation, Work work) {
        this.conflicts = conflicts;
        this.alone = alone;
        this.valuation = valuation;
        this.work = work;
        this.now = new boolean[alone.length];
        this.best = now.clone();
        this.bestAmounts = new long[alone.length];
    }

    boolean[] choose() {
        from(0, 0);
        return best;
    }

    /** Whether the work ran out before every choice was looked at. */
    boolean hasStopped() {
        return stopped;
    }

    private void from(int at, long sum) {
        if (bestSum >= 0 && !work.spend(1)) {
            stopped = true;
            return;
        }
        long most = sum;
        for (int i = at; i < alone.length; i++) {
            most = Shares.plus(most, alone[i]);
        }
        if (most < bestSum) {
            return;
        }
        if (at == alone.length) {
            keepIfBetter();
            return;
        }
        boolean excluded = false;
        boolean lonely = true;
        for (int i = 0; i < alone.length; i++) {
            excluded |= now[i] && conflicts[at][i];
            lonely &= !conflicts[at][i];
        }
        if (!excluded) {
            now[at] = true;
            from(at + 1, Shares.plus(sum, alone[at]));
            now[at] = false;
        }
        if (!lonely && !stopped) {
            from(at + 1, sum);
        }
    }

    private void keepIfBetter() {
        long[] amounts = valuation.of(now);
        long sum = 0;
        for (long amount : amounts) {
            sum = Shares.plus(sum, amount);
        }
        if (sum > bestSum || (sum == bestSum && Arrays.compare(amounts, bestAmounts) > 0)) {
            bestSum = sum;
            bestAmounts = amounts;
            best = now.clone();
        }
    }
}
