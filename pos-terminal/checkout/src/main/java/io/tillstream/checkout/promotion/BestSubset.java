package io.tillstream.checkout.promotion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses which of a few promotions are given when some exclude each other: the largest sum, ties to the lower rank. First
 * the dearest are taken as long as they fit, then better choices are searched for. Promotions that all exclude each other
 * make a clique, of which at most the dearest still counts: that is what tells early which choices cannot win.
 */
final class BestSubset {
    /** What a choice is worth: one amount per promotion, by rank. */
    interface Valuation {
        long[] of(boolean[] included);
    }

    /** With more of them nothing is searched: each is a frame of the stack. */
    private static final int MOST = 1_000;

    private final boolean[][] conflicts;
    private final long[] alone;
    private final Valuation valuation;
    private final Work work;
    private int[] clique = new int[0];
    private final boolean[] now;
    /** For each how many it conflicts with are included now. */
    private final int[] against;

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
        this.against = new int[alone.length];
        this.best = now.clone();
        this.bestAmounts = new long[alone.length];
    }

    private int[] cliques() {
        int[] of = new int[alone.length];
        List<List<Integer>> cliques = new ArrayList<>();
        for (int i = 0; i < of.length; i++) {
            int candidate = i;
            of[i] = 0;
            while (of[i] < cliques.size()
                    && !cliques.get(of[i]).stream().allMatch(member -> conflicts[candidate][member])) {
                of[i]++;
            }
            if (of[i] == cliques.size()) {
                cliques.add(new ArrayList<>());
            }
            cliques.get(of[i]).add(i);
        }
        return of;
    }

    boolean[] choose() {
        if (!isAnyConflict()) {
            Arrays.fill(best, true);
            return best;
        }
        clique = cliques();
        takeTheDearest();
        stopped = alone.length > MOST;
        if (!stopped) {
            from(0, 0);
        }
        return best;
    }

    private boolean isAnyConflict() {
        boolean any = false;
        for (boolean[] withOthers : conflicts) {
            any |= anyOf(withOthers);
        }
        return any;
    }

    /** Whether the work ran out before every choice was looked at. */
    boolean hasStopped() {
        return stopped;
    }

    private void takeTheDearest() {
        IntStream.range(0, alone.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> alone[i]).reversed())
                .filter(i -> against[i] == 0)
                .forEach(i -> include(i, 1));
        keepIfBetter();
        Arrays.fill(now, false);
        Arrays.fill(against, 0);
    }

    private void include(int at, int once) {
        now[at] = once > 0;
        for (int i = 0; i < against.length; i++) {
            against[i] += conflicts[at][i] ? once : 0;
        }
    }

    private void from(int next, long sum) {
        int at = next;
        while (at < alone.length && against[at] > 0) {
            at++;
        }
        if (Shares.plus(sum, mostFrom(at)) < bestSum) {
            return;
        }
        if (at == alone.length) {
            keepIfBetter();
            return;
        }
        if (!work.spend(1L + alone.length / 2)) {
            stopped = true;
            return;
        }
        include(at, 1);
        from(at + 1, Shares.plus(sum, alone[at]));
        include(at, -1);
        if (anyOf(conflicts[at]) && !stopped) {
            from(at + 1, sum);
        }
    }

    private static boolean anyOf(boolean[] conflicts) {
        boolean any = false;
        for (boolean conflict : conflicts) {
            any |= conflict;
        }
        return any;
    }

    private long mostFrom(int at) {
        long[] dearest = new long[alone.length];
        for (int i = at; i < alone.length; i++) {
            if (against[i] == 0) {
                dearest[clique[i]] = Math.max(dearest[clique[i]], alone[i]);
            }
        }
        long most = 0;
        for (long amount : dearest) {
            most = Shares.plus(most, amount);
        }
        return most;
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
