package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.checkout.promotion.UnitChoice.Condition;
import io.tillstream.events.assortment.Reward;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The units one promotion reduces, held against every choice of units. */
class UnitChoiceTest {
    private static final RankedPromotion PROMOTION = new RankedPromotion(
            1, PromotionShop.Draft.of("a", new Reward.PercentOff(1_000)).made());

    private static Work plenty() {
        return new Work(WorkBudget.ofSteps(1_000_000));
    }

    /** Tries every choice. */
    private static final class EveryChoice {
        private final long[] savings;
        private final long[] units;
        private final long money;
        private final Condition condition;
        private final long[] now;
        private long best;

        EveryChoice(long[] savings, long[] units, long money, Condition condition) {
            this.savings = savings;
            this.units = units;
            this.money = money;
            this.condition = condition;
            this.now = new long[savings.length];
        }

        long best(long most) {
            from(0, most, 0);
            return best;
        }

        private void from(int at, long most, long saving) {
            if (at == savings.length) {
                if (saving <= money && condition.holds(now)) {
                    best = Math.max(best, saving);
                }
                return;
            }
            for (long count = 0; count <= Math.min(units[at], most); count++) {
                now[at] = count;
                from(at + 1, most - count, saving + count * savings[at]);
            }
            now[at] = 0;
        }
    }

    private static long sum(long[] chosen, long[] savings) {
        long sum = 0;
        for (int i = 0; i < chosen.length; i++) {
            sum += chosen[i] * savings[i];
        }
        return sum;
    }

    @Test
    void choosesTheLargestSavingWithinAllLimits() {
        Random random = new Random(20_261_126);
        for (int round = 0; round < 3_000; round++) {
            int places = 1 + random.nextInt(4);
            long[] savings = random.longs(places, 0, 9).toArray();
            long[] units = random.longs(places, 0, 4).toArray();
            long[] weights = random.longs(places, 0, 3).toArray();
            long most = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(7);
            long money = random.nextInt(3) == 0 ? Long.MAX_VALUE : random.nextInt(40);
            long allowed = random.nextInt(12);
            Condition condition = random.nextBoolean() ? Condition.NONE : chosen -> sum(chosen, weights) <= allowed;
            long[] chosen = new long[places];
            Work work = plenty();

            long saving = new UnitChoice(PROMOTION, savings, work).best(units, most, money, condition, chosen);

            long best = new EveryChoice(savings, units, money, condition)
                    .best(Math.min(most, Arrays.stream(units).sum()));
            assertThat(saving).as("round " + round).isEqualTo(best);
            assertThat(sum(chosen, savings)).isEqualTo(saving);
            assertThat(Arrays.stream(chosen).sum()).isLessThanOrEqualTo(most);
            assertThat(condition.holds(chosen)).isTrue();
            for (int i = 0; i < places; i++) {
                assertThat(chosen[i]).isBetween(0L, savings[i] == 0 ? 0 : units[i]);
            }
            assertThat(work.gaveUpOn()).isEmpty();
        }
    }

    @Test
    void searchesNothingWhereTheDearestFitTheLimits() {
        Work work = plenty();
        long[] chosen = new long[3];

        long saving = new UnitChoice(PROMOTION, new long[] {2, 9, 5}, work)
                .best(new long[] {4, 1, 2}, 4, 21, Condition.NONE, chosen);

        // 9, twice 5 and one of 2 are 21.
        assertThat(saving).isEqualTo(21);
        assertThat(chosen).containsExactly(1, 1, 2);
        assertThat(work.spent()).isZero();
    }

    @Test
    void spendsMoneyToTheLastCentWhereThatIsPossible() {
        long[] chosen = new long[3];

        long saving = new UnitChoice(PROMOTION, new long[] {7, 5, 3}, plenty())
                .best(new long[] {3, 3, 3}, 9, 13, Condition.NONE, chosen);

        assertThat(saving).isEqualTo(13);
    }

    @Test
    void triesNoMoreOnceNothingBetterCanCome() {
        // 20 places of 50 units: money for the ten dearest is reached at once with other units.
        long[] savings = new long[20];
        long[] units = new long[20];
        for (int i = 0; i < 20; i++) {
            savings[i] = 100L - i;
            units[i] = 50;
        }
        Work work = new Work(WorkBudget.ofSteps(20_000));

        long saving = new UnitChoice(PROMOTION, savings, work).best(units, 1_000, 1_000, Condition.NONE, new long[20]);

        assertThat(saving).isEqualTo(1_000);
        assertThat(work.gaveUpOn()).isEmpty();
        assertThat(work.spent()).isLessThan(5_000);
    }

    @Test
    void leavesThreeQuartersOfTheWorkToOthersAndSaysSo() {
        long[] savings = new long[30];
        long[] units = new long[30];
        for (int i = 0; i < 30; i++) {
            savings[i] = 1_000_003 + 2L * i * i;
            units[i] = 9;
        }
        Work work = new Work(WorkBudget.ofSteps(40_000));

        // No sum of odd numbers near a million is this one: everything would have to be tried.
        long saving =
                new UnitChoice(PROMOTION, savings, work).best(units, 200, 50_500_777, Condition.NONE, new long[30]);

        assertThat(saving).isPositive().isLessThanOrEqualTo(50_500_777);
        assertThat(work.gaveUpOn()).containsExactly("a");
        assertThat(work.spent()).isBetween(10_000L, 11_000L);
        assertThat(work.isOver()).isFalse();
    }
}
