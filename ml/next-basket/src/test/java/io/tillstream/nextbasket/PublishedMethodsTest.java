package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each method against what its paper defines, worked by hand on a few baskets or by a plain computation. */
class PublishedMethodsTest {
    private static final int[] FIRST = {0};

    @Test
    void globalFrequencyNamesWhatMostBasketsHold() {
        Histories histories = Shoppers.of(new int[][] {{1, 2}, {2}}, new int[][] {{2, 3}, {3}, {4}});

        assertThat(new GlobalFrequency().rank(histories, FIRST, 3)[0]).containsExactly(2, 3, 1);
    }

    @Test
    void personalFrequencyNamesOnlyTheUsersOwnItems() {
        Histories histories = Shoppers.of(new int[][] {{1, 5}, {5}, {3}}, new int[][] {{3}, {3}, {7}});

        assertThat(new PersonalFrequency().rank(histories, FIRST, 10)[0]).containsExactly(5, 3, 1);
    }

    @Test
    void combinedFrequencyFillsUpWithWhatEverybodyBuys() {
        Histories histories = Shoppers.of(new int[][] {{1, 5}, {5}, {3}}, new int[][] {{3}, {7}, {7}, {0}});

        assertThat(new CombinedFrequency().rank(histories, FIRST, 5)[0]).containsExactly(5, 3, 1, 7, 0);
    }

    @Test
    void aHabitVectorDecaysWithinGroupsAndBetweenThem() {
        // Five baskets in two groups: of two and of three. Item 1 is in the baskets 1, 3 and 5, item 2 in the fourth.
        Histories histories = Shoppers.of(new int[][] {{1}, {0}, {1}, {2}, {1}});

        SparseRows vectors = HabitVectors.of(histories, 2, 0.9, 0.7);

        double earlier = 0.9 / 2 * 0.7;
        double later = (0.81 + 1) / 3;
        assertThat(weight(vectors, 0, 1)).isCloseTo((float) ((earlier + later) / 2), within(1e-6f));
        assertThat(weight(vectors, 0, 2)).isCloseTo((float) (0.9 / 3 / 2), within(1e-6f));
    }

    @Test
    void fewerBasketsThanGroupsAreGroupsOfOne() {
        SparseRows vectors = HabitVectors.of(Shoppers.of(new int[][] {{1}, {1, 2}}), 7, 0.9, 0.7);

        assertThat(weight(vectors, 0, 1)).isCloseTo((0.7f + 1) / 2, within(1e-6f));
        assertThat(weight(vectors, 0, 2)).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void nearestUsersAreThoseOfAPlainSearch() {
        Histories histories = Shoppers.withHabits(120, 60, 5);
        SparseRows vectors = HabitVectors.of(histories, 3, 0.9, 0.7);
        NearestUsers nearest = new NearestUsers(vectors);
        NearestUsers.Desk desk = nearest.desk();

        for (int user = 0; user < 120; user += 7) {
            int asked = user;
            double[] distances = IntStream.of(nearest.of(asked, 119, desk))
                    .mapToDouble(other -> distance(vectors, asked, other))
                    .toArray();
            double[] plain = IntStream.range(0, 120)
                    .filter(other -> other != asked)
                    .mapToDouble(other -> distance(vectors, asked, other))
                    .sorted()
                    .toArray();
            assertThat(distances).containsExactly(plain, within(1e-5));
        }
    }

    @Test
    void tifuKnnBlendsTheOwnVectorWithTheNearestOnes() {
        // User 1 is nearest to user 0 and the only neighbour asked: item 2 gets .3 of theirs, item 1 what both have.
        Histories histories =
                Shoppers.of(new int[][] {{1, 4}}, new int[][] {{1, 2}}, new int[][] {{7, 8, 9, 10, 11, 12}});

        int[][] ranked = new TifuKnn(new TifuKnn.Parameters(7, 0.9, 0.7, 1, 0.7)).rank(histories, FIRST, 5);

        assertThat(ranked[0]).containsExactly(1, 4, 2);
    }

    @Test
    void popularityIsJudgedByTheLastBaskets() {
        SparseRows popularity = UserPopularity.of(Shoppers.of(new int[][] {{9}, {1}, {1, 2}}), 2);

        assertThat(weight(popularity, 0, 1)).isEqualTo(1f);
        assertThat(weight(popularity, 0, 2)).isEqualTo(0.5f);
        assertThat(weight(popularity, 0, 9)).isZero();
    }

    @Test
    void upCfWeighsEachUserByAnAsymmetricCosine() {
        // User 0 bought {1, 2}, user 1 {1, 2, 3, 4} and user 2 {2, 5}: 2 / (2^.25 · 4^.75) and 1 / (2^.25 · 2^.75).
        Histories histories = Shoppers.of(new int[][] {{1, 2}}, new int[][] {{1, 2, 3, 4}}, new int[][] {{2, 5}});
        SimilarUsers similar = new SimilarUsers(histories);
        SimilarUsers.Desk desk = similar.desk();
        similar.meet(0, desk);

        assertThat(similar.rank(0, 0.25, 10, desk)).isEqualTo(3);
        assertThat(desk.other(0)).isZero();
        assertThat(desk.similarity(0)).isCloseTo(1, within(1e-6f));
        assertThat(desk.other(1)).isEqualTo(1);
        assertThat(desk.similarity(1)).isCloseTo((float) (2 / (Math.pow(2, 0.25) * Math.pow(4, 0.75))), within(1e-6f));
        assertThat(desk.similarity(2)).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void upCfForgetsWhatTheWindowLeavesOut() {
        Histories histories = Shoppers.of(new int[][] {{1, 2}, {1}}, new int[][] {{1, 3}, {1, 4}, {1}});

        int[][] ranked = new UpCf(new UpCf.Parameters(2, 0.5, 1)).rank(histories, FIRST, 5);

        assertThat(ranked[0]).containsExactly(1, 2, 4);
    }

    @Test
    void parametersAreChosenByABasketHeldBack() {
        Trial trial = Trial.of(Shoppers.withHabits(150, 80, 3), 100, 1);

        assertThat(trial.users()).hasSize(100).isSorted();
        assertThat(TifuKnn.chosenBy(trial).parameters())
                .isEqualTo(TifuKnn.chosenBy(trial).parameters());
        assertThat(UpCf.chosenBy(trial).parameters())
                .isEqualTo(UpCf.chosenBy(trial).parameters());
    }

    @Test
    void theHighestScoresComeFirstAndOfEqualOnesTheLowerNumber() {
        SplittableRandom random = new SplittableRandom(11);
        for (int run = 0; run < 200; run++) {
            int size = 1 + random.nextInt(300);
            long[] packed = new long[size];
            for (int i = 0; i < size; i++) {
                packed[i] = Best.packed(random.nextInt(-20, 20) / 4f, i);
            }
            long[] sorted = packed.clone();
            Arrays.sort(sorted);
            int wanted = random.nextInt(size + 5);

            int front = Best.toFront(packed, size, wanted);

            assertThat(front).isEqualTo(Math.min(size, wanted));
            for (int i = 0; i < front; i++) {
                assertThat(packed[i]).isEqualTo(sorted[size - 1 - i]);
            }
        }
    }

    private static float weight(SparseRows rows, int row, int column) {
        for (int at = rows.from(row); at < rows.to(row); at++) {
            if (rows.column(at) == column) {
                return rows.weight(at);
            }
        }
        return 0;
    }

    private static double distance(SparseRows rows, int one, int other) {
        double sum = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double difference = weight(rows, one, column) - weight(rows, other, column);
            sum += difference * difference;
        }
        return sum;
    }
}
