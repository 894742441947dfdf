package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Worked by hand; discounts are 1, .6309, .5, .4307, .3869 … = 1 / log2(place + 1), places from 1. */
class RankingScoreTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void weighsHitsByTheirPlaces() {
        RankingScore score = RankingScore.of(new int[][] {{7, 1, 9, 3}}, new int[][] {{1, 2, 3}});

        assertThat(score.recall10()).isCloseTo(2 / 3.0, within(TOLERANCE));
        assertThat(score.ndcg10()).isCloseTo((0.6309 + 0.4307) / (1 + 0.6309 + 0.5), within(TOLERANCE));
        assertThat(score.phr10()).isEqualTo(1);
    }

    @Test
    void countsAllItemsOfALargeBasketAsIdealEvenBeyondTheRanking() {
        int[] basket = IntStream.range(0, 15).toArray();
        double ideal = IntStream.range(0, 15)
                .mapToDouble(place -> Math.log(2) / Math.log(place + 2))
                .sum();
        double ten = IntStream.range(0, 10)
                .mapToDouble(place -> Math.log(2) / Math.log(place + 2))
                .sum();

        RankingScore score = RankingScore.of(new int[][] {basket}, new int[][] {basket});

        assertThat(score.recall10()).isCloseTo(10 / 15.0, within(TOLERANCE));
        assertThat(score.ndcg10()).isCloseTo(ten / ideal, within(TOLERANCE));
        assertThat(score.recall20()).isEqualTo(1);
        assertThat(score.ndcg20()).isCloseTo(1, within(TOLERANCE));
    }

    @Test
    void seesAHitBehindTheTenthPlaceOnlyInTheTwenty() {
        int[] ranked = IntStream.range(100, 120).toArray();

        RankingScore score = RankingScore.of(new int[][] {ranked}, new int[][] {{110}});

        assertThat(score.recall10()).isZero();
        assertThat(score.phr10()).isZero();
        assertThat(score.recall20()).isEqualTo(1);
        assertThat(score.ndcg20()).isCloseTo(1 / 3.5850, within(TOLERANCE));
        assertThat(score.phr20()).isEqualTo(1);
    }

    @Test
    void isTheMeanOverUsersHoweverMuchTheyBuy() {
        RankingScore score = RankingScore.of(new int[][] {{1}, {9}}, new int[][] {{1}, {2, 3, 4, 5}});

        assertThat(score.recall10()).isEqualTo(0.5);
        assertThat(score.ndcg10()).isEqualTo(0.5);
        assertThat(score.phr10()).isEqualTo(0.5);
    }
}
