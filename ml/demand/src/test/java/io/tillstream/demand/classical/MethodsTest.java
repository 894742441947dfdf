package io.tillstream.demand.classical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MethodsTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    @Test
    void repeatsTheLastWeek() {
        Observations past = Observations.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

        assertThat(new SeasonalNaive().forecast(past, 9)).containsExactly(3, 4, 5, 6, 7, 8, 9, 3, 4);
    }

    @Test
    void takesTheWeekBeforeWhereADayIsMissing() {
        Observations past =
                new Observations(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, new double[] {1, 1, 1, 1, 1, 1, 1, 0});

        assertThat(new SeasonalNaive().forecast(past, 7)[6]).isEqualTo(1);
    }

    /** 10, then 10 + 0.2 (20 − 10) = 12, then 12 + 0.2 (7 − 12) = 11. */
    @Test
    void movesTheLevelByAShareOfTheDifference() {
        assertThat(new Smoothing(0.2).forecast(Observations.of(10, 20, 7), 2)).containsExactly(11, 11);
    }

    /** Half a day counts half: 10 + 0.2 × 0.5 × (20 − 10) = 11. */
    @Test
    void movesLessForADayOfWhichOnlyAPartCouldBeSold() {
        Observations past = new Observations(new double[] {10, 20}, new double[] {1, 0.5});

        assertThat(new Smoothing(0.2).forecast(past, 1)[0]).isCloseTo(11, CLOSE);
    }

    /** Size 4, then 4 + 0.5 (2 − 4) = 3; probability 1, 0.8, then 0.8 + 0.2 × 0.2 = 0.84: 2.52. */
    @Test
    void multipliesSizeAndProbability() {
        assertThat(new IntermittentSmoothing(0.5, 0.2).forecast(Observations.of(4, 0, 2), 1)[0])
                .isCloseTo(2.52, CLOSE);
    }

    @Test
    void forgetsWhatIsNoLongerBought() {
        double[] sold = new double[60];
        Arrays.fill(sold, 0, 10, 5);

        assertThat(new IntermittentSmoothing(0.1, 0.1).forecast(Observations.of(sold), 1)[0])
                .isLessThan(0.1);
    }

    /** A week of six ones and an eight has a mean of two; two days of doubt draw (8·w + 2·2) / (w + 2) for w = 4 weeks. */
    @Test
    void multipliesTheLevelByTheWeekdaysShare() {
        double[] sold = new double[28];
        for (int day = 0; day < sold.length; day++) {
            sold[day] = day % 7 == 6 ? 8 : 1;
        }

        double[] ahead = new WeekdayMeans(1e-9, 4, 2).forecast(Observations.of(sold), 7);

        assertThat(ahead[6]).isCloseTo((8 * 4 + 2 * 2) / 6.0, within(1e-6));
        assertThat(ahead[0]).isCloseTo((4 + 2 * 2) / 6.0, within(1e-6));
    }

    @Test
    void findsAWeekThatRepeatsItself() {
        double[] sold = new double[84];
        for (int day = 0; day < sold.length; day++) {
            sold[day] = 10 + 3 * (day % 7);
        }

        double[] ahead = new HoltWinters().forecast(Observations.of(sold), 7);

        for (int step = 0; step < 7; step++) {
            assertThat(ahead[step]).isCloseTo(10 + 3 * step, within(0.6));
        }
    }

    @Test
    void followsATrendAndDampsIt() {
        double[] sold = new double[60];
        for (int day = 0; day < sold.length; day++) {
            sold[day] = 10 + day;
        }

        double[] ahead = new HoltWinters().forecast(Observations.of(sold), 28);

        assertThat(ahead[0]).isGreaterThan(60);
        assertThat(ahead[27]).isLessThan(10 + 60 + 27);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 20})
    void forecastsWhateverHistoryThereIs(int days) {
        double[] sold = new double[days];
        Arrays.fill(sold, 2);
        double[] nothingSeen = new double[days];

        for (Method method : Selection.METHODS) {
            assertThat(method.forecast(Observations.of(sold), 28))
                    .as(method.name())
                    .usingComparatorWithPrecision(1e-6)
                    .containsOnly(2)
                    .hasSize(28);
            assertThat(method.forecast(new Observations(sold, nothingSeen), 3))
                    .as(method.name())
                    .containsExactly(0, 0, 0);
        }
    }

    @Test
    void tellsClassesByPausesAndSizes() {
        assertThat(SeriesClass.of(Observations.of(2, 2, 3, 2, 2))).isEqualTo(SeriesClass.SMOOTH);
        assertThat(SeriesClass.of(Observations.of(1, 9, 1, 1, 1))).isEqualTo(SeriesClass.ERRATIC);
        assertThat(SeriesClass.of(Observations.of(2, 0, 2, 0, 2))).isEqualTo(SeriesClass.INTERMITTENT);
        assertThat(SeriesClass.of(Observations.of(1, 0, 9, 0, 1))).isEqualTo(SeriesClass.LUMPY);
        assertThat(SeriesClass.of(Observations.of(0, 0, 0))).isEqualTo(SeriesClass.INTERMITTENT);
    }
}
