package io.tillstream.features.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import io.tillstream.events.Quantity;
import io.tillstream.events.feature.ItemDemand;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemandFeatureTest {
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    @Test
    void sumsTheLastSevenDaysWithoutToday() {
        DemandSeries series = series(day(0, 100), day(1, 3), day(7, 4), day(8, 5));

        assertThat(DemandFeature.LAST_WEEK.of(series)).isEqualTo(Math.log1p(7));
        assertThat(DemandFeature.WEEK_BEFORE.of(series)).isEqualTo(Math.log1p(5));
        assertThat(DemandFeature.FOUR_WEEKS.of(series)).isEqualTo(Math.log1p(3));
    }

    @Test
    void forgetsWhatIsOlderThanEightWeeks() {
        assertThat(DemandFeature.EIGHT_WEEKS.of(series(day(56, 8)))).isEqualTo(Math.log1p(1));
        assertThat(DemandFeature.EIGHT_WEEKS.of(series(day(57, 8)))).isZero();
    }

    @Test
    void countsQuietDays() {
        assertThat(DemandFeature.ZERO_SHARE.of(series(day(1, 1), day(2, 1), day(28, 1), day(29, 1))))
                .isEqualTo(25 / 28.0);
    }

    @Test
    void countsDaysSinceTheLastSale() {
        assertThat(DemandFeature.DAYS_SINCE_SALE.of(series(day(14, 1), day(20, 1))))
                .isEqualTo(0.25);
        assertThat(DemandFeature.DAYS_SINCE_SALE.of(series())).isEqualTo(1);
    }

    @Test
    void seesThatOneDayMadeTheMonth() {
        assertThat(DemandFeature.BIGGEST_DAY.of(series(day(3, 90), day(5, 10)))).isEqualTo(0.9);
    }

    @Test
    void risesWithTheTrend() {
        assertThat(DemandFeature.TREND.of(series(day(1, 7), day(29, 3)))).isEqualTo(Math.log(2));
        assertThat(DemandFeature.TREND.of(series(day(1, 1), day(29, 1)))).isZero();
    }

    @Test
    void countsWeighedGoodsInPortionsOfAHundredGrams() {
        DemandSeries series =
                DemandSeries.of(List.of(new ItemDemand.Day(TODAY.minusDays(1), 700, 2)), Quantity.Unit.GRAM, TODAY);

        assertThat(DemandFeature.LAST_WEEK.of(series)).isEqualTo(Math.log1p(7));
        assertThat(DemandSeries.amount(2.001, Quantity.Unit.GRAM)).isEqualTo(201);
        assertThat(DemandSeries.amount(2.001, Quantity.Unit.EACH)).isEqualTo(3);
    }

    @Test
    void everyFeatureIsFiniteAndSaysNothingOfToday() {
        qt().forAll(
                        lists().of(integers().between(1, 70)).ofSizeBetween(0, 60),
                        integers().between(1, 100_000),
                        integers().between(1, 100_000))
                .check((daysAgo, amount, today) -> {
                    List<ItemDemand.Day> days = new ArrayList<>();
                    daysAgo.stream().distinct().forEach(ago -> days.add(day(ago, amount)));
                    double[] without = DemandFeature.vector(DemandSeries.of(days, Quantity.Unit.EACH, TODAY));
                    days.add(day(0, today));
                    double[] with = DemandFeature.vector(DemandSeries.of(days, Quantity.Unit.EACH, TODAY));
                    return Arrays.equals(without, with)
                            && Arrays.stream(without).allMatch(Double::isFinite);
                });
    }

    @Test
    void spreadsAWeekOverTheDaysAStoreIsOpen() {
        WeekdayProfile profile = WeekdayProfile.of(Map.of(DayOfWeek.THURSDAY, 30.0, DayOfWeek.FRIDAY, 10.0));
        LocalDate wednesday = TODAY;

        assertThat(profile.weeks(wednesday, wednesday.plusDays(1))).isZero();
        assertThat(profile.weeks(wednesday, wednesday.plusDays(2))).isEqualTo(0.75);
        assertThat(profile.weeks(wednesday, wednesday.plusDays(7))).isEqualTo(1);
        assertThat(profile.weeks(wednesday, wednesday.plusDays(14))).isEqualTo(2);
    }

    @Test
    void takesAnUnknownWeekForEven() {
        assertThat(WeekdayProfile.of(Map.of()).weeks(TODAY, TODAY.plusDays(7))).isCloseTo(1, within(1e-9));
    }

    private static DemandSeries series(ItemDemand.Day... days) {
        return DemandSeries.of(List.of(days), Quantity.Unit.EACH, TODAY);
    }

    private static ItemDemand.Day day(int ago, long sold) {
        return new ItemDemand.Day(TODAY.minusDays(ago), sold, 1);
    }
}
