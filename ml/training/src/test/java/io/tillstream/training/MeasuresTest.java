package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.events.Gtin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuresTest {
    private static final Gtin A = ArchiveForTests.item(1);
    private static final Gtin B = ArchiveForTests.item(2);
    private static final Gtin C = ArchiveForTests.item(3);
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void discountsAHitByItsRank() {
        RankingScore score = RankingScore.of(List.of(C, A), Set.of(A, B));

        // DCG = 1 / log2(3); ideal = 1 + 1 / log2(3).
        assertThat(score.recall()).isEqualTo(0.5);
        assertThat(score.ndcg()).isCloseTo(0.63093 / 1.63093, within(1e-5));
        assertThat(score.hit()).isEqualTo(1);
    }

    @Test
    void givesAPerfectRankingOne() {
        assertThat(RankingScore.of(List.of(B, A), Set.of(A, B))).isEqualTo(new RankingScore(1, 1, 1));
    }

    @Test
    void takesAChanceDifferenceForNone() {
        assertThat(PairedComparison.of(new double[] {0.1, -0.1, 0.2, -0.1}).isBetter())
                .isFalse();
        assertThat(PairedComparison.of(new double[] {0.1, 0.1, 0.2, 0.1}).isBetter())
                .isTrue();
        assertThat(PairedComparison.of(new double[] {}).isBetter()).isFalse();
    }

    @Test
    void holdsOutTheLastWindowAndLearnsFromTheOnesBefore() {
        TimeSplit split = TimeSplit.of(FIRST, FIRST.plus(Duration.ofDays(56))).orElseThrow();

        assertThat(split.heldOutFrom()).isEqualTo(FIRST.plus(Duration.ofDays(42)));
        assertThat(split.training()).containsExactly(FIRST.plus(Duration.ofDays(28)), FIRST.plus(Duration.ofDays(14)));
    }

    @Test
    void doesNotSplitLessThanThreeWeeks() {
        assertThat(TimeSplit.of(FIRST, FIRST.plus(Duration.ofDays(20)))).isEmpty();
    }
}
