package io.tillstream.checkout.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Units shared by promotions that want the same ones, held against trying every way to share them. */
class AllotmentTest {
    private static final int ROUNDS = 1_500;

    private static Work plenty() {
        return new Work(WorkBudget.ofSteps(1_000_000));
    }

    /** What each promotion is given, by rank. */
    private static long[] shared(List<Gain> gains, int lots, Work work) {
        long[] amounts = new long[gains.size()];
        for (Component component : Component.of(gains, lots)) {
            List<Gain.Grant> grants = Allotment.of(component, work);
            for (int i = 0; i < grants.size(); i++) {
                amounts[component.gains.get(i).candidate().ranked.rank()] = StandIn.amountOf(grants.get(i));
            }
        }
        return amounts;
    }

    private static List<Gain> randomGains(Random random, List<Lot> lots) {
        List<Gain> gains = new ArrayList<>();
        int count = 2 + random.nextInt(3);
        for (int rank = 0; rank < count; rank++) {
            List<Lot> some = new ArrayList<>();
            for (Lot lot : lots) {
                if (random.nextInt(3) != 0) {
                    some.add(lot);
                }
            }
            if (some.isEmpty()) {
                some.add(lots.getFirst());
            }
            long[] wanted = random.longs(some.size(), 1, 3).toArray();
            String group = random.nextInt(4) == 0 ? "g" + random.nextInt(2) : null;
            long uses = random.nextInt(3) == 0 ? 1 : Long.MAX_VALUE;
            gains.add(new StandIn(rank, group, some, wanted, 1 + random.nextInt(6), uses));
        }
        return gains;
    }

    /** Tries every way to divide every lot. */
    private static final class EveryWay {
        private final List<Gain> gains;
        private final List<Lot> lots;
        private final Map<Integer, long[]> held = new HashMap<>();
        private long[] best;

        EveryWay(List<Gain> gains, List<Lot> lots) {
            this.gains = gains;
            this.lots = lots;
            this.best = new long[gains.size()];
            for (int g = 0; g < gains.size(); g++) {
                held.put(g, new long[gains.get(g).lots().size()]);
            }
        }

        long[] best() {
            divide(0, 0, lots.getFirst().count());
            return best;
        }

        private void divide(int lot, int gain, long left) {
            if (gain == gains.size()) {
                if (lot + 1 < lots.size()) {
                    divide(lot + 1, 0, lots.get(lot + 1).count());
                } else {
                    look();
                }
                return;
            }
            int place = gains.get(gain).lots().indexOf(lots.get(lot));
            for (long count = 0; count <= (place < 0 ? 0 : left); count++) {
                if (place >= 0) {
                    held.getOrDefault(gain, new long[0])[place] = count;
                }
                divide(lot, gain + 1, left - count);
            }
        }

        private void look() {
            long[] amounts = new long[gains.size()];
            Set<String> groups = new HashSet<>();
            for (int g = 0; g < amounts.length; g++) {
                amounts[g] = gains.get(g).most(held.getOrDefault(g, new long[0]));
                String group = gains.get(g).candidate().promotion.exclusiveGroup();
                if (amounts[g] > 0 && group != null && !groups.add(group)) {
                    return;
                }
            }
            long sum = Arrays.stream(amounts).sum();
            long bestSum = Arrays.stream(best).sum();
            if (sum > bestSum || (sum == bestSum && Arrays.compare(amounts, best) > 0)) {
                best = amounts;
            }
        }
    }

    @Test
    void sharesInTheBestOfAllWays() {
        Random random = new Random(20_261_126);
        for (int round = 0; round < ROUNDS; round++) {
            List<Lot> lots = StandIn.lots(
                    "5.00", random.longs(1 + random.nextInt(3), 1, 4).toArray());
            List<Gain> gains = randomGains(random, lots);
            Work work = plenty();

            long[] amounts = shared(gains, lots.size(), work);

            assertThat(amounts).as("round " + round).isEqualTo(new EveryWay(gains, lots).best());
            assertThat(work.gaveUpOn()).isEmpty();
        }
    }

    @Test
    void usesNoUnitTwiceAndTellsWhereItIsNotProven() {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            List<Lot> lots = StandIn.lots("5.00", 3, 3, 3);
            List<Gain> gains = randomGains(random, lots);
            Work work = new Work(WorkBudget.ofSteps(random.nextInt(300)));
            long[] used = new long[lots.size()];
            long sum = 0;
            long spentBefore = work.spent();

            for (Component component : Component.of(gains, lots.size())) {
                List<Gain.Grant> grants = Allotment.of(component, work);
                for (int i = 0; i < grants.size(); i++) {
                    for (Gain.Run run : grants.get(i).runs()) {
                        used[component.gains.get(i).lots().get(run.lot()).at()] += run.count();
                        sum += run.count() * run.off();
                    }
                }
            }

            long best = Arrays.stream(new EveryWay(gains, lots).best()).sum();
            assertThat(Arrays.stream(used).allMatch(count -> count <= 3))
                    .as("round " + round)
                    .isTrue();
            assertThat(sum).isLessThanOrEqualTo(best);
            assertThat(sum == best || !work.gaveUpOn().isEmpty())
                    .as("round " + round)
                    .isTrue();
            assertThat(work.spent()).isGreaterThan(spentBefore);
        }
    }

    @Test
    void breaksTiesByRank() {
        Lot lot = StandIn.lots("5.00", 1).getFirst();

        assertThat(shared(List.of(StandIn.of(0, lot, 3), StandIn.of(1, lot, 3)), 1, plenty()))
                .containsExactly(3, 0);
        assertThat(shared(List.of(StandIn.of(0, lot, 3), StandIn.of(1, lot, 4)), 1, plenty()))
                .containsExactly(0, 4);
    }

    @Test
    void givesOneOfAGroupThoughTheyWantDifferentUnits() {
        List<Lot> lots = StandIn.lots("5.00", 1, 1);
        Gain one = new StandIn(0, "g", lots.subList(0, 1), new long[] {1}, 3, 9);
        Gain other = new StandIn(1, "g", lots.subList(1, 2), new long[] {1}, 4, 9);

        assertThat(shared(List.of(one, other), 2, plenty())).containsExactly(0, 4);
    }

    @Test
    void searchesNothingWhereTooManyLotsAreContested() {
        long[] one = new long[251];
        Arrays.fill(one, 1);
        List<Lot> lots = StandIn.lots("5.00", one);
        long[] wanted = one.clone();
        Gain all = new StandIn(0, null, lots, wanted, 600, 1);
        Gain others = new StandIn(1, null, lots, wanted, 500, 1);
        Work work = plenty();

        assertThat(shared(List.of(all, others), lots.size(), work)).containsExactly(600, 0);
        assertThat(work.gaveUpOn()).containsExactly("p0", "p1");

        Work enough = plenty();
        List<Lot> fewer = lots.subList(0, 250);
        shared(
                List.of(
                        new StandIn(0, null, fewer, Arrays.copyOf(one, 250), 600, 1),
                        new StandIn(1, null, fewer, Arrays.copyOf(one, 250), 500, 1)),
                lots.size(),
                enough);
        assertThat(enough.gaveUpOn()).isEmpty();
    }

    @Test
    void asksLittleWhereOnePromotionIsBestEverywhere() {
        // Of 3 to the power of 12 ways to share twelve units all but a few cannot win.
        long[] ones = new long[12];
        Arrays.fill(ones, 1);
        List<Lot> lots = StandIn.lots("5.00", ones);
        List<Gain> gains = new ArrayList<>();
        for (int rank = 0; rank < 3; rank++) {
            gains.add(new StandIn(rank, null, lots, ones, 100 - rank, 1));
        }
        Work work = plenty();

        assertThat(shared(gains, lots.size(), work)).containsExactly(100, 0, 0);
        assertThat(gains.stream().mapToLong(gain -> ((StandIn) gain).asked()).sum())
                .isLessThan(200);
        assertThat(work.gaveUpOn()).isEmpty();
    }

    @Test
    void searchesNothingWhereThereAreTooManyWishes() {
        long[] ones = new long[200];
        Arrays.fill(ones, 1);
        List<Lot> lots = StandIn.lots("5.00", ones);
        List<Gain> five = new ArrayList<>();
        for (int rank = 0; rank < 5; rank++) {
            five.add(new StandIn(rank, null, lots, ones, 600 - rank, 1));
        }
        List<Gain> six = new ArrayList<>(five);
        six.add(new StandIn(5, null, lots, ones, 595, 1));
        Work searched = plenty();
        Work given = plenty();

        assertThat(shared(five, lots.size(), searched)).containsExactly(600, 0, 0, 0, 0);
        assertThat(shared(six, lots.size(), given)).containsExactly(600, 0, 0, 0, 0, 0);
        assertThat(searched.gaveUpOn()).isEmpty();
        assertThat(given.gaveUpOn()).hasSize(6);
    }

    @Test
    void improvesWhatItCannotSearch() {
        long[] ones = new long[255];
        Arrays.fill(ones, 1);
        List<Lot> lots = StandIn.lots("5.00", ones);
        List<Lot> others = new ArrayList<>(lots.subList(4, 255));
        others.addFirst(lots.getFirst());
        long[] each = Arrays.copyOf(ones, others.size());
        // 10 of the first two stands against twice 9; the others want too many lots for a search, and the first of
        // them.
        List<Gain> gains = List.of(
                new StandIn(0, null, lots.subList(0, 2), new long[] {1, 1}, 10, 1),
                new StandIn(1, null, lots.subList(1, 3), new long[] {1, 1}, 9, 1),
                new StandIn(2, null, List.of(lots.get(0), lots.get(3)), new long[] {1, 1}, 9, 1),
                new StandIn(3, null, others, each, 1, 1),
                new StandIn(4, null, others, each, 1, 1));
        Work work = plenty();

        assertThat(shared(gains, lots.size(), work)).containsExactly(0, 9, 9, 0, 0);
        assertThat(work.gaveUpOn()).hasSize(5);
    }
}
