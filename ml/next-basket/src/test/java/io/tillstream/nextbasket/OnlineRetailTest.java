package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tenth of the members of UCI Online Retail; the figures for all of them are in docs/reference/recommend.md. */
class OnlineRetailTest {
    @Test
    void oursForeseesRealBasketsBetterThanThePublishedMethods() throws Exception {
        Histories all = RealSales.histories(10);
        Histories known = all.withoutLast(1);
        int[] users = IntStream.range(0, all.users()).toArray();
        Trial trial = Trial.of(known, 200, 1);

        RankingScore tifuKnn = score(TifuKnn.chosenBy(trial), all, known, users);
        RankingScore upCf = score(UpCf.chosenBy(trial), all, known, users);
        RankingScore ours = score(new HabitBlend(1, 60), all, known, users);

        assertThat(users.length).isGreaterThan(150);
        assertThat(tifuKnn.recall10()).isBetween(0.14, 0.28);
        assertThat(ours.recall10()).isGreaterThan(tifuKnn.recall10()).isGreaterThan(upCf.recall10());
        assertThat(ours.ndcg10()).isGreaterThan(tifuKnn.ndcg10()).isGreaterThan(upCf.ndcg10());
    }

    private static RankingScore score(NextBasketMethod method, Histories all, Histories known, int[] users) {
        return RankingScore.of(
                method.rank(known, users, 20),
                Arrays.stream(users)
                        .mapToObj(user -> all.basket(all.to(user) - 1))
                        .toArray(int[][]::new));
    }
}
