package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The choice among promotions that exclude each other, held against trying every choice. */
class BestSubsetTest {
    private static final int MOST = 8;

    private static BestSubset subset(boolean[][] conflicts, long[] alone, long steps) {
        return new BestSubset(
                conflicts, alone, included -> worth(alone, included), new Work(WorkBudget.ofSteps(steps)));
    }

    private static long[] worth(long[] alone, boolean[] included) {
        long[] amounts = new long[alone.length];
        for (int i = 0; i < amounts.length; i++) {
            amounts[i] = included[i] ? alone[i] : 0;
        }
        return amounts;
    }

    private static boolean[][] randomConflicts(Random random, int count) {
        boolean[][] conflicts = new boolean[count][count];
        int oneIn = 1 + random.nextInt(4);
        for (int one = 0; one < count; one++) {
            for (int other = 0; other < one; other++) {
                conflicts[one][other] = random.nextInt(oneIn + 1) == 0;
                conflicts[other][one] = conflicts[one][other];
            }
        }
        return conflicts;
    }

    /** The largest sum; of equal ones more by the lowest rank in which they differ. */
    private static long[] bestOfAll(boolean[][] conflicts, long[] alone) {
        long[] best = new long[alone.length];
        for (int mask = 0; mask < 1 << alone.length; mask++) {
            boolean[] included = new boolean[alone.length];
            boolean allowed = true;
            for (int i = 0; i < included.length; i++) {
                included[i] = (mask >> i & 1) == 1;
                for (int j = 0; j < i; j++) {
                    allowed &= !(included[i] && included[j] && conflicts[i][j]);
                }
            }
            long[] amounts = worth(alone, included);
            long sum = Arrays.stream(amounts).sum();
            long bestSum = Arrays.stream(best).sum();
            if (allowed && (sum > bestSum || (sum == bestSum && Arrays.compare(amounts, best) > 0))) {
                best = amounts;
            }
        }
        return best;
    }

    @Test
    void choosesTheLargestSumOfAllChoices() {
        Random random = new Random(20_261_126);
        for (int round = 0; round < 3_000; round++) {
            long[] alone = random.longs(1 + random.nextInt(MOST), 1, 12).toArray();
            boolean[][] conflicts = randomConflicts(random, alone.length);
            BestSubset subset = subset(conflicts, alone, Long.MAX_VALUE);

            boolean[] chosen = subset.choose();

            assertThat(worth(alone, chosen)).as("round " + round).isEqualTo(bestOfAll(conflicts, alone));
            assertThat(subset.hasStopped()).isFalse();
        }
    }

    @Test
    void takesTheDearestThatFitWhereThereIsNoWorkLeft() {
        boolean[][] conflicts = {
            {false, true, false},
            {true, false, false},
            {false, false, false}
        };
        BestSubset subset = subset(conflicts, new long[] {3, 5, 2}, 0);

        assertThat(subset.choose()).containsExactly(false, true, true);
        assertThat(subset.hasStopped()).isTrue();
    }

    @Test
    void searchesNothingAmongMoreThanAThousand() {
        int count = 1_001;
        boolean[][] conflicts = new boolean[count][count];
        conflicts[0][1] = true;
        conflicts[1][0] = true;
        long[] alone = new long[count];
        Arrays.fill(alone, 7);
        alone[1] = 8;
        BestSubset subset = subset(conflicts, alone, Long.MAX_VALUE);

        boolean[] chosen = subset.choose();

        assertThat(chosen[0]).isFalse();
        assertThat(chosen[1]).isTrue();
        assertThat(subset.hasStopped()).isTrue();
    }

    @Test
    void searchesAmongAThousand() {
        int count = 1_000;
        boolean[][] conflicts = new boolean[count][count];
        conflicts[0][1] = true;
        conflicts[1][0] = true;
        long[] alone = new long[count];
        Arrays.fill(alone, 7);
        alone[1] = 8;
        BestSubset subset = subset(conflicts, alone, Long.MAX_VALUE);

        boolean[] chosen = subset.choose();

        assertThat(chosen[0]).isFalse();
        assertThat(chosen[1]).isTrue();
        assertThat(subset.hasStopped()).isFalse();
    }

    @Test
    void alwaysGivesWhatExcludesNothing() {
        boolean[][] conflicts = {
            {false, true, false},
            {true, false, false},
            {false, false, false}
        };
        // The third takes room that the first would have used: without it the sum were larger.
        BestSubset subset = new BestSubset(
                conflicts,
                new long[] {9, 8, 1},
                included ->
                        new long[] {included[0] ? included[2] ? 2 : 9 : 0, included[1] ? 3 : 0, included[2] ? 1 : 0},
                new Work(WorkBudget.ofSteps(1_000)));

        assertThat(subset.choose()).containsExactly(false, true, true);
    }

    @Test
    void looksAtFewChoicesWhereAllExcludeEachOther() {
        int count = 40;
        boolean[][] conflicts = new boolean[count][count];
        for (int one = 0; one < count; one++) {
            for (int other = 0; other < count; other++) {
                conflicts[one][other] = one != other && one / 20 == other / 20;
            }
        }
        long[] alone = new long[count];
        for (int i = 0; i < count; i++) {
            alone[i] = 1_000L - i;
        }
        Work work = new Work(WorkBudget.ofSteps(1_000_000));

        boolean[] chosen = new BestSubset(conflicts, alone, included -> worth(alone, included), work).choose();

        assertThat(worth(alone, chosen)).contains(1_000, 980);
        assertThat(work.spent()).isLessThan(10 * 21);
    }

    @Test
    void paysForEachChoiceItLooksAt() {
        int count = 100;
        boolean[][] conflicts = new boolean[count][count];
        conflicts[98][99] = true;
        conflicts[99][98] = true;
        long[] alone = new long[count];
        Arrays.fill(alone, 7);
        Work work = new Work(WorkBudget.ofSteps(1_000_000));

        new BestSubset(conflicts, alone, included -> worth(alone, included), work).choose();

        // A hundred decisions, each of which looks at all that are left: fifty on average.
        assertThat(work.spent()).isBetween(2_000L, 10_000L);
    }
}
