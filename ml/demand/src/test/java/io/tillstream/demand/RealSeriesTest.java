package io.tillstream.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tillstream.demand.accuracy.PointErrors;
import io.tillstream.demand.classical.Observations;
import io.tillstream.demand.classical.Smoothing;
import io.tillstream.demand.forecast.DayForecast;
import io.tillstream.demand.forecast.DemandForecast;
import io.tillstream.demand.forecast.DemandForecaster;
import io.tillstream.demand.history.Announced;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DaySeries;
import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Hindsight;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.history.SoldDay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One in sixteen series of the real sample beside the project, where this machine has it; its last week is held out. */
class RealSeriesTest {
    private static final int HORIZON = 7;
    private static final int ONE_IN = 16;

    @Test
    void errsLessThanSmoothingOnTheWeekItHasNotSeen() {
        DailyHistory whole = SeriesFile.read(sample());
        Past all = whole.before(whole.days());
        Hindsight terms = new Hindsight(whole);
        int origin = whole.days() - HORIZON;
        DailyHistory.Collector learned = new DailyHistory.Collector();
        Map<SeriesKey, Map<LocalDate, DayTerms>> known = new HashMap<>();
        for (int series = 0; series < all.seriesCount(); series += ONE_IN) {
            DaySeries one = all.series(series);
            for (int day = 0; day < origin; day++) {
                learned.add(one.key(), one.family(), whole.date(day), day(all, series, day, terms));
            }
            Map<LocalDate, DayTerms> ahead = known.computeIfAbsent(one.key(), ignored -> new HashMap<>());
            for (int day = origin; day < whole.days(); day++) {
                ahead.put(whole.date(day), terms.terms(series, day));
            }
        }
        DailyHistory history = learned.collect();

        DemandForecast forecast =
                DemandForecaster.forecast(history, new Announced(history, known), HORIZON, ignored -> {});

        PointErrors ours = new PointErrors();
        PointErrors smoothing = new PointErrors();
        Past past = history.before(history.days());
        for (DayForecast day : forecast.days()) {
            int series = day.series() * ONE_IN;
            int at = origin + day.step() - 1;
            if (all.hoursOut(series, at) == 0) {
                ours.add(day.mean(), all.sold(series, at));
                smoothing.add(
                        new Smoothing(0.2).forecast(Observations.asSold(past, day.series()), 1)[0],
                        all.sold(series, at));
            }
        }
        assertThat(forecast.blend()).isPresent();
        assertThat(ours.wape()).isLessThan(smoothing.wape());
    }

    private static SoldDay day(Past all, int series, int day, Hindsight terms) {
        return new SoldDay(
                all.sold(series, day),
                all.hoursOut(series, day),
                terms.terms(series, day),
                all.rain(series, day),
                all.temperature(series, day));
    }

    private static Path sample() {
        String name = "freshretail_sample/freshretail_daily_1in25_to_2024-06-18.csv.gz";
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            for (Path root : new Path[] {at.resolveSibling("shared/data"), at.resolveSibling("../shared/data")}) {
                Path data = root.resolve(name).normalize();
                if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isRegularFile(data)) {
                    return data;
                }
            }
        }
        String elsewhere = System.getenv("TILLSTREAM_TEST_DATA");
        assumeTrue(
                elsewhere != null,
                "Skipped: no folder ../shared/data/freshretail_sample beside the project, and TILLSTREAM_TEST_DATA names none.");
        return Path.of(String.valueOf(elsewhere)).resolve(name);
    }
}
