package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.Hindsight;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.learned.Elasticity;
import io.tillstream.demand.learned.Features;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.models.DemandModel;
import io.tillstream.models.SoldHistory;
import io.tillstream.models.SoldSeries;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The build's leakage test of demand training: what a model says of a week may not change when that week does. */
class DemandLeakageTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final LocalDate MORNING = FIRST.plusDays(63);

    @Test
    void noModelKnowsTheWeekItIsAskedAbout() {
        TrainedForecaster learned = TrainedForecaster.learn(
                        SoldHistory.of(sales(1), MORNING, 112).orElseThrow().days(), 2_000)
                .forecaster();

        for (DemandModel model : List.of(
                new DemandModel.Trained(learned), new DemandModel.MeanOf28(), new DemandModel.SeasonalNaive())) {
            assertThat(differs(model, MORNING)).as(model.name()).isFalse();
        }
    }

    /** The same check of a history into which somebody has let a day of the week in question. */
    @Test
    void aHistoryThatKnowsTomorrowIsCaught() {
        assertThat(differs(new DemandModel.MeanOf28(), MORNING.plusDays(1))).isTrue();
    }

    @Test
    void theSameTrainingComesOfSalesThatDifferOnlyAfterwards() {
        TrainedForecaster.Apprenticeship one = TrainedForecaster.learn(
                SoldHistory.of(sales(1), MORNING, 112).orElseThrow().days(), 2_000);
        TrainedForecaster.Apprenticeship other = TrainedForecaster.learn(
                SoldHistory.of(sales(40), MORNING, 112).orElseThrow().days(), 2_000);

        assertThat(one.forecaster().recipe()).isEqualTo(other.forecaster().recipe());
        assertThat(one.error()).isEqualTo(other.error());
    }

    /** Nothing of a price that comes later is in what a morning sees of the days before it, and of those until then. */
    @Test
    void noFeatureKnowsAPriceThatBeginsAfterItsTarget() {
        LocalDate falls = FIRST.plusDays(30);
        Features asEver = features(List.of(price(100, FIRST)));
        Features falling = features(List.of(price(100, FIRST), price(80, falls)));

        for (int origin : List.of(7, 14, 28)) {
            for (int step = 1; origin + step - 1 < 30; step++) {
                assertThat(falling.row(0, origin, step))
                        .as("origin %d, step %d", origin, step)
                        .isEqualTo(asEver.row(0, origin, step));
            }
        }
        assertThat(falling.row(0, 28, 3)).isNotEqualTo(asEver.row(0, 28, 3));
    }

    /** The first item has these prices, the others none; elasticities are those of that history. */
    private static Features features(List<Price> prices) {
        List<SoldSeries> all = new ArrayList<>(sales(1));
        SoldSeries first = all.getFirst();
        all.set(0, first.with(List.of(), prices));
        Past known = SoldHistory.of(all, MORNING, 112).orElseThrow().days().before(63);
        Past before = known.before(28);
        return new Features(
                known,
                Availability.learn(before),
                Elasticity.learn(before),
                new Hindsight(SoldHistory.of(all, MORNING, 112).orElseThrow().days()));
    }

    private static Price price(long minor, LocalDate from) {
        Money money = Money.ofMinor(minor, CurrencyUnit.of("TWD"));
        return new Price(
                ArchiveForTests.item(0),
                money,
                money,
                true,
                from.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static boolean differs(DemandModel model, LocalDate known) {
        return !Arrays.deepEquals(
                model.days(SoldHistory.of(sales(1), known, SoldHistory.SILENT).orElseThrow()),
                model.days(SoldHistory.of(sales(40), known, SoldHistory.SILENT).orElseThrow()));
    }

    /** Thirty items for ten weeks; from the morning on so many times as much is sold. */
    private static List<SoldSeries> sales(int times) {
        Random random = new Random(6);
        List<SoldSeries> all = new ArrayList<>();
        for (int item = 0; item < 30; item++) {
            List<ItemDemand.Day> days = new ArrayList<>();
            for (int day = 0; day < 70; day++) {
                LocalDate date = FIRST.plusDays(day);
                long sold = 1L + random.nextInt(6);
                days.add(new ItemDemand.Day(date, date.isBefore(MORNING) ? sold : sold * times, 1));
            }
            all.add(new SoldSeries(StoreId.of("s1"), ArchiveForTests.item(item), Quantity.Unit.EACH, days));
        }
        return all;
    }
}
