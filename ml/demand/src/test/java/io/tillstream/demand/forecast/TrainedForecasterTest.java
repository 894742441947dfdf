package io.tillstream.demand.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.tillstream.demand.forecast.TrainedForecaster.Apprenticeship;
import io.tillstream.demand.forecast.TrainedForecaster.Recipe;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Family;
import io.tillstream.demand.history.Hindsight;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.history.SoldDay;
import io.tillstream.demand.learned.DemandTrees;
import io.tillstream.trees.NativeLibrary;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainedForecasterTest {
    /** A shop whose busy days all items share, each too seldom sold to show them by itself. */
    private static final double[] WEEK = {0.2, 0.3, 0.4, 0.6, 2.5, 2.8, 0.2};

    private static final DailyHistory SHOP = shop();
    private static Apprenticeship learned = TrainedForecaster.learn(SHOP, 0);

    @BeforeAll
    static void learn() {
        assumeThat(NativeLibrary.isHere()).as("XGBoost's library").isTrue();
        learned = TrainedForecaster.learn(SHOP, 6_000);
    }

    private static DailyHistory shop() {
        return shop(DayTerms.ORDINARY);
    }

    private static DailyHistory shop(DayTerms everyDay) {
        DailyHistory.Collector rows = new DailyHistory.Collector();
        Random random = new Random(8);
        for (int item = 0; item < 80; item++) {
            for (int day = 0; day < 70; day++) {
                double mean = 0.6 * WEEK[day % 7];
                int sold = 0;
                for (double left = random.nextDouble(); left > Math.exp(-mean); sold++) {
                    left *= random.nextDouble();
                }
                rows.add(
                        new SeriesKey("s", "p" + item),
                        new Family("", "", ""),
                        LocalDate.of(2026, 1, 5).plusDays(day),
                        new SoldDay(sold, 0, everyDay, Double.NaN, Double.NaN));
            }
        }
        return rows.collect();
    }

    @Test
    void takesTreesWhereItemsTellOfEachOther() {
        assertThat(learned.forecaster().recipe().withTrees()).isTrue();
        assertThat(learned.error()).isLessThan(0.99 * learned.methodsError());
    }

    @Test
    void termsThatNeverChangeChangeNothing() {
        DailyHistory promoted = shop(new DayTerms(0.5, false, true));
        Apprenticeship other = TrainedForecaster.learn(promoted, 6_000);

        assertThat(other.error()).isEqualTo(learned.error());
        assertThat(other.forecaster().forecast(promoted, new Hindsight(promoted), 14))
                .isDeepEqualTo(learned.forecaster().forecast(SHOP, new Hindsight(SHOP), 14));
    }

    @Test
    void forecastsTheSameAfterItWasWrittenAndRead() throws IOException {
        DemandTrees trees = learned.forecaster().trees().orElseThrow();
        TrainedForecaster read = TrainedForecaster.of(
                learned.forecaster().recipe(), Optional.of(DemandTrees.read(trees.soldFile(), trees.ratioFile())));

        assertThat(read.forecast(SHOP, new Hindsight(SHOP), 14))
                .isDeepEqualTo(learned.forecaster().forecast(SHOP, new Hindsight(SHOP), 14));
        assertThat(Arrays.stream(read.forecast(SHOP, new Hindsight(SHOP), 14)).flatMapToDouble(Arrays::stream))
                .allMatch(mean -> mean >= 0 && mean < 10);
    }

    @Test
    void refusesForestsThatAreCutShortOrNoForests() {
        DemandTrees trees = learned.forecaster().trees().orElseThrow();
        byte[] whole = trees.soldFile();

        for (int length : new int[] {0, 1, 100, whole.length / 2, whole.length - 1}) {
            assertThatThrownBy(() -> DemandTrees.read(Arrays.copyOf(whole, length), trees.ratioFile()))
                    .as(length + " bytes")
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void refusesARecipeThatIsNotOfThisVersion() {
        Recipe unknown = new Recipe(Map.of(), "oracle", Map.of(), false);
        Recipe promising = new Recipe(Map.of(), "ses-0.1", Map.of(), true);

        assertThatThrownBy(() -> TrainedForecaster.of(unknown, Optional.empty()))
                .hasMessageContaining("oracle");
        assertThatThrownBy(() -> TrainedForecaster.of(promising, Optional.empty()))
                .hasMessageContaining("trees");
    }

    @Test
    void leavesTreesAloneWhereThereIsTooLittleToLearn() {
        assertThat(TrainedForecaster.learn(SHOP, 500).forecaster().recipe().withTrees())
                .isFalse();
    }
}
