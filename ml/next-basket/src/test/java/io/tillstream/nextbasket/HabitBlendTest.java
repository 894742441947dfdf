package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HabitBlendTest {
    private static final int[] SEEDS = {1, 2, 3};

    @Test
    void foreseesHabitsBetterThanThePublishedMethods() {
        Histories all = Shoppers.withHabits(250, 100, 8);
        Histories known = all.withoutLast(1);
        int[] users = IntStream.range(0, 250).toArray();
        Trial trial = Trial.of(known, 200, 1);

        double ours = score(new HabitBlend(7, with(50)), all, known, users).ndcg10();

        assertThat(ours)
                .isGreaterThan(
                        1.1 * score(TifuKnn.chosenBy(trial), all, known, users).ndcg10())
                .isGreaterThan(
                        1.1 * score(UpCf.chosenBy(trial), all, known, users).ndcg10());
    }

    @Test
    void sameSeedGivesTheSameRankings() {
        Histories histories = Shoppers.withHabits(30, 40, 4);
        int[] users = IntStream.range(0, 30).toArray();

        assertThat(new HabitBlend(1, with(6)).rank(histories, users, 20))
                .isDeepEqualTo(new HabitBlend(1, with(6)).rank(histories, users, 20));
    }

    @Test
    void namesAsManyDistinctItemsAsAskedForWhereTheyExist() {
        for (int seed : SEEDS) {
            SplittableRandom random = new SplittableRandom(seed);
            int items = 5 + random.nextInt(60);
            Histories histories = Shoppers.withHabits(1 + random.nextInt(30), items, seed);
            int sold = (int) IntStream.range(0, items)
                    .filter(item -> ItemCounts.of(histories).of(item) > 0)
                    .count();

            for (int[] ranked : new HabitBlend(seed, with(4))
                    .rank(histories, IntStream.range(0, histories.users()).toArray(), 20)) {
                assertThat(ranked).hasSize(Math.min(20, sold)).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void nothingAboutAUserComesFromBasketsHeldBack() {
        Histories all = Shoppers.withHabits(30, 40, 9);
        Histories known = all.withoutLast(1);
        Histories.Builder copied = new Histories.Builder();
        for (int user = 0; user < known.users(); user++) {
            copied.user();
            for (int basket = known.from(user); basket < known.to(user); basket++) {
                copied.basket(known.basket(basket));
            }
        }
        int[] users = IntStream.range(0, 30).toArray();

        assertThat(new HabitBlend(1, with(6)).rank(known, users, 10))
                .isDeepEqualTo(new HabitBlend(1, with(6)).rank(copied.build(40), users, 10));
    }

    @Test
    void treesLearnWhatSeparatesHitsFromMisses() {
        SplittableRandom random = new SplittableRandom(2);
        Lessons lessons = new Lessons(3);
        for (int group = 0; group < 200; group++) {
            float[] values = new float[60];
            boolean[] hits = new boolean[20];
            for (int row = 0; row < 20; row++) {
                for (int column = 0; column < 3; column++) {
                    values[row * 3 + column] = random.nextInt(50);
                }
                hits[row] = values[row * 3 + 1] > 40;
            }
            lessons.add(values, hits, 5);
        }
        TreeEnsemble trees = RankingLearner.learn(
                lessons,
                new BinnedLessons(lessons),
                new RankingLearner.Settings(new TreeGrower.Growth(8, 20, 1, 1, 0.2), 30, 1, (values, row) -> 0, 5));

        assertThat(trees.score(new float[] {25, 45, 25}, 0)).isGreaterThan(trees.score(new float[] {25, 35, 25}, 0));
        assertThat(trees.score(new float[] {49, 12, 1}, 0))
                .isEqualTo(trees.score(new float[] {1, 12, 49}, 0), within(0.5f));
    }

    private static RankingScore score(NextBasketMethod method, Histories all, Histories known, int[] users) {
        return RankingScore.of(
                method.rank(known, users, 20),
                Arrays.stream(users)
                        .mapToObj(user -> all.basket(all.to(user) - 1))
                        .toArray(int[][]::new));
    }

    static BlendLearner.Effort with(int trees) {
        return new BlendLearner.Effort(trees, 2, 12_000, 6_000);
    }
}
