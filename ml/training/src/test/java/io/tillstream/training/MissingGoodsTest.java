package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.models.DemandModel;
import io.tillstream.models.SoldHistory;
import io.tillstream.models.SoldSeries;
import io.tillstream.wire.Keys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Forty items of which six a day are wanted; ten of them are missing for all but the last of twenty days. */
class MissingGoodsTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final StoreId STORE = StoreId.of("s1");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-05");
    private static final int DAYS = 70;
    private static final int MISSED = 10;
    private static final int MISSING_FROM = DAYS - 20;
    private static final int MISSING_UNTIL = DAYS - 1;
    private static final LocalDate MORNING = FIRST.plusDays(DAYS);

    @Test
    void whatWasMissingIsForecastAsWhatIsWanted() {
        SoldHistory blind = history(KnownShelves.NONE);
        SoldHistory seeing = history(shelves(TAIPEI));

        for (SoldHistory learned : List.of(blind, seeing)) {
            DemandModel trained = new DemandModel.Trained(
                    TrainedForecaster.learn(learned.days(), 2_000).forecaster());
            for (DemandModel model : List.of(trained, new DemandModel.MeanOf28())) {
                double daily = dailyOfMissed(model, learned);
                if (learned == seeing) {
                    assertThat(daily).as(model.name()).isBetween(5.0, 7.0);
                } else {
                    assertThat(daily).as(model.name() + " without knowing").isLessThan(4.5);
                }
            }
        }
    }

    @Test
    void whatIsMeasuredLeavesMissingDaysOut() {
        DemandWeeks weeks = DemandWeeks.from(series(shelves(TAIPEI)), FIRST.plusDays(MISSING_FROM - 2));
        DemandWeeks.Week missed = weeks.answers().getFirst();
        double[] expected = weeks.forecast(new DemandModel.MeanOf28()).getFirst();

        assertThat(missed.isThere(0, 2)).isTrue();
        assertThat(missed.isThere(1, 3)).isFalse();
        assertThat(Arrays.copyOfRange(expected, 0, 2)).doesNotContain(0.0);
        assertThat(Arrays.copyOfRange(expected, 2, 7)).containsOnly(0.0);
    }

    @Test
    void aStoreWhoseClockIsUnknownKeepsItsDaysAsTheyWereSold() {
        KnownShelves noClock = new KnownShelves(new TreeMap<>(shelves(TAIPEI).shelves()), Map.of());

        assertThat(series(noClock)).isEqualTo(series(KnownShelves.NONE));
        assertThat(series(shelves(ZoneOffset.UTC))).isNotEqualTo(series(KnownShelves.NONE));
    }

    private static double dailyOfMissed(DemandModel model, SoldHistory history) {
        double[][] days = model.days(history);
        return IntStream.range(0, MISSED)
                .mapToDouble(
                        item -> Arrays.stream(days[item]).limit(7).average().orElse(0))
                .average()
                .orElse(0);
    }

    private static SoldHistory history(KnownShelves shelves) {
        return SoldHistory.of(series(shelves), MORNING, SoldHistory.SILENT).orElseThrow();
    }

    private static List<SoldSeries> series(KnownShelves shelves) {
        Random random = new Random(6);
        List<SoldSeries> all = new ArrayList<>();
        for (int item = 0; item < 40; item++) {
            List<ItemDemand.Day> days = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                int wanted = 3 + random.nextInt(7);
                if (item >= MISSED || day < MISSING_FROM || day >= MISSING_UNTIL) {
                    days.add(new ItemDemand.Day(FIRST.plusDays(day), wanted, 1));
                }
            }
            all.add(shelves.with(new SalesHistory.Series(STORE, ArchiveForTests.item(item), Quantity.Unit.EACH, days)));
        }
        return all;
    }

    private static KnownShelves shelves(ZoneId zone) {
        Instant from = FIRST.plusDays(MISSING_FROM).atTime(5, 0).atZone(TAIPEI).toInstant();
        Instant until =
                FIRST.plusDays(MISSING_UNTIL).atTime(5, 0).atZone(TAIPEI).toInstant();
        TreeMap<String, EmptyShelf> shelves = new TreeMap<>();
        for (int item = 0; item < MISSED; item++) {
            shelves.put(
                    Keys.storeItem(STORE, ArchiveForTests.item(item)),
                    new EmptyShelf(STORE, ArchiveForTests.item(item), List.of(new Gap(from, until))));
        }
        return new KnownShelves(shelves, Map.of(STORE, zone));
    }
}
