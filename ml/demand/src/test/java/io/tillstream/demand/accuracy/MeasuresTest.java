package io.tillstream.demand.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuresTest {
    /** Errors +1, −2 and 0 against 4 + 5 + 1 sold: 3/10 and −1/10. */
    @Test
    void addsUpWhatAnExpectationMissed() {
        PointErrors errors = new PointErrors();
        errors.add(5, 4);
        errors.add(3, 5);
        errors.add(1, 1);

        assertThat(errors.wape()).isCloseTo(0.3, within(1e-12));
        assertThat(errors.bias()).isCloseTo(-0.1, within(1e-12));
        assertThat(errors.days()).isEqualTo(3);
    }

    @Test
    void saysNothingOfErrorsWhenNothingWasSold() {
        PointErrors errors = new PointErrors();
        errors.add(1, 0);

        assertThat(errors.wape()).isNaN();
        assertThat(errors.bias()).isNaN();
    }

    /** At level 0.9 a quantile of 10 costs 0.9 × 2 when 12 were sold, and 0.1 × 4 when 6 were. */
    @Test
    void weighsAQuantileByItsLevel() {
        assertThat(QuantileErrors.pinball(0.9, 10, 12)).isCloseTo(1.8, within(1e-12));
        assertThat(QuantileErrors.pinball(0.9, 10, 6)).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void countsTheDaysAtOrBelowAQuantile() {
        QuantileErrors errors = new QuantileErrors(0.5, 0.9);
        errors.add(new double[] {2, 4}, 2);
        errors.add(new double[] {2, 4}, 3);
        errors.add(new double[] {2, 4}, 5);
        errors.add(new double[] {2, 4}, 1);

        assertThat(errors.coverage(0)).isEqualTo(0.5);
        assertThat(errors.coverage(1)).isEqualTo(0.75);
        // 0.5 × (0 + 1 + 3 + 1) and 0.1 × 2 + 0.1 × 1 + 0.9 × 1 + 0.1 × 3, over eight.
        assertThat(errors.pinball()).isCloseTo((2.5 + 1.5) / 8, within(1e-12));
    }

    /** Of the six pairs of a day with and a day without, four are in order and one is even: 4.5 / 6. */
    @Test
    void countsThePairsThatAreInOrder() {
        RankQuality quality = new RankQuality();
        quality.add(0.9, true);
        quality.add(0.4, true);
        quality.add(0.4, false);
        quality.add(0.5, false);
        quality.add(0.1, false);

        assertThat(quality.area()).isCloseTo(4.5 / 6, within(1e-12));
    }

    @Test
    void knowsNoOrderWhereOnlyOneKindOfDayWas() {
        RankQuality quality = new RankQuality();
        quality.add(0.9, true);

        assertThat(quality.area()).isNaN();
    }
}
