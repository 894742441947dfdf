package io.tillstream.checkout.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hamilton's method, worked out by hand, and the same for numbers that no {@code long} product holds. */
class LargestRemainderTest {
    /** Times this, a product of a whole and a weight is beyond a long. */
    private static final long HUGE = 1L << 44;

    @Test
    void givesWhatIsLeftOverToTheLargestRemainders() {
        assertThat(LargestRemainder.parts(10, new long[] {14, 15, 16, 55})).containsExactly(1, 2, 2, 5);
        assertThat(LargestRemainder.parts(100, new long[] {1, 1, 1})).containsExactly(34, 33, 33);
        assertThat(LargestRemainder.parts(7, new long[] {1, 2, 3})).containsExactly(1, 2, 4);
    }

    @Test
    void givesNothingToAPartWithoutWeight() {
        assertThat(LargestRemainder.parts(5, new long[] {0, 3, 0, 3})).containsExactly(0, 3, 0, 2);
    }

    @Test
    void givesEverythingToTheFirstWhereNothingWeighs() {
        assertThat(LargestRemainder.parts(9, new long[] {0, 0, 0})).containsExactly(9, 0, 0);
    }

    @Test
    void spreadsTheLargestNumbersThereAre() {
        assertThat(LargestRemainder.parts(Long.MAX_VALUE, new long[] {Long.MAX_VALUE, Long.MAX_VALUE}))
                .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
        assertThat(LargestRemainder.parts(Long.MAX_VALUE, new long[] {1, 0})).containsExactly(Long.MAX_VALUE, 0);
    }

    @Test
    void doesNotCareHowLargeWeightsAreInTheSameProportion() {
        qt().forAll(
                        longs().between(0, 1_000_000),
                        lists().of(longs().between(0, 100_000)).ofSizeBetween(1, 40))
                .checkAssert((whole, weights) -> assertThat(LargestRemainder.parts(whole, scaled(weights, HUGE)))
                        .isEqualTo(LargestRemainder.parts(whole, scaled(weights, 1))));
    }

    @Test
    void refusesWhatHasNoShares() {
        assertThatThrownBy(() -> LargestRemainder.parts(1, new long[0])).hasMessage("Cannot spread 1 over no parts.");
        assertThatThrownBy(() -> LargestRemainder.parts(-1, new long[] {1})).hasMessage("Cannot spread -1; 0 or more.");
        assertThatThrownBy(() -> LargestRemainder.parts(1, new long[] {2, -1}))
                .hasMessage("Weights [2, -1] include a negative one.");
    }

    private static long[] scaled(List<Long> weights, long by) {
        return Arrays.stream(weights.stream().mapToLong(Long::longValue).toArray())
                .map(weight -> weight * by)
                .toArray();
    }
}
