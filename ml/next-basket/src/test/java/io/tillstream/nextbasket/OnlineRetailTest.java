package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sixteenth of the members of UCI Online Retail; the figures for all of them are in docs/reference/recommend.md. */
class OnlineRetailTest {
    @Test
    void oursForeseesRealBasketsBetterThanTifuKnn() throws Exception {
        Histories all = RealSales.histories(16);
        Histories known = all.withoutLast(1);
        int[] users = IntStream.range(0, all.users()).toArray();
        Trial trial = Trial.of(known, 100, 1);

        RankingScore tifuKnn = score(TifuKnn.chosenBy(trial), all, known, users);
        RankingScore ours = score(new HabitBlend(1, HabitBlendTest.with(40)), all, known, users);

        assertThat(users.length).isGreaterThan(100);
        assertThat(tifuKnn.recall10()).isBetween(0.14, 0.28);
        assertThat(ours.recall10()).isGreaterThan(tifuKnn.recall10());
        assertThat(ours.ndcg10()).isGreaterThan(tifuKnn.ndcg10());
    }

    private static RankingScore score(NextBasketMethod method, Histories all, Histories known, int[] users) {
        return RankingScore.of(
                method.rank(known, users, 20),
                Arrays.stream(users)
                        .mapToObj(user -> all.basket(all.to(user) - 1))
                        .toArray(int[][]::new));
    }
}
