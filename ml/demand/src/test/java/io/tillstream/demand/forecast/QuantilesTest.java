package io.tillstream.demand.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tillstream.demand.accuracy.QuantileErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    /** Ratios 0.01 to 0.99 in steps: the conformal quantile at 0.05 is the fifth smallest of 99. */
    @Test
    void takesTheRatiosOfTheBackTest() {
        List<Quantiles.Miss> misses = new ArrayList<>();
        for (int i = 1; i <= 99; i++) {
            misses.add(new Quantiles.Miss(10, 1, 1, i / 10.0));
        }

        assertThat(Quantiles.of(misses).around(100, 1, 1))
                .usingComparatorWithPrecision(1e-9)
                .containsExactly(5, 10, 25, 50, 75, 90, 95);
    }

    @Test
    void areCoveredAsTheySayOnDaysNobodyHasSeen() {
        Quantiles quantiles = Quantiles.of(misses(new Random(1), 20_000));
        QuantileErrors errors = new QuantileErrors(
                Quantiles.LEVELS.stream().mapToDouble(Double::doubleValue).toArray());

        for (Quantiles.Miss one : misses(new Random(2), 20_000)) {
            errors.add(quantiles.around(one.expected(), one.spread(), one.step()), one.sold());
        }

        for (int i = 0; i < Quantiles.LEVELS.size(); i++) {
            assertThat(errors.coverage(i)).isCloseTo(Quantiles.LEVELS.get(i), within(0.01));
        }
    }

    /** Small expectations err widely, large ones less, as in a shop. */
    private static List<Quantiles.Miss> misses(Random random, int count) {
        List<Quantiles.Miss> misses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double expected = Math.exp(random.nextGaussian());
            double spread = random.nextDouble();
            double sold = expected * Math.exp(random.nextGaussian() * (0.2 + spread) / Math.sqrt(1 + expected));
            misses.add(new Quantiles.Miss(expected, spread, 1 + random.nextInt(7), sold));
        }
        return misses;
    }

    @Test
    void knowSomethingOfADayWithoutABackTest() {
        assertThat(Quantiles.of(List.of()).around(10, Double.NaN, 1))
                .isSorted()
                .satisfies(quantiles -> assertThat(quantiles[3]).isCloseTo(6.93, within(0.01)));
    }
}
