package io.tillstream.training;

import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.demand.Portions;
import io.tillstream.models.DemandModel;
import io.tillstream.models.SoldHistory;
import io.tillstream.models.SoldSeries;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Questions with their answers: what every store-item that sold in the eight weeks before a morning sold on the seven days
 * after it. Asked of a model the way scoring asks it.
 */
final class DemandWeeks {
    static final int DAYS = TrainedForecaster.WEEK;

    private final List<Morning> mornings;

    @SuppressWarnings("ArrayRecordComponent") // by series and day
    private record Morning(SoldHistory history, double[][] sold) {}

    /**
     * What one store-item sold.
     *
     * @param item by store and item, the same in every week
     * @param sold portions on each of the days
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    record Week(String item, double[] sold) {
        double total() {
            return DemandWeeks.total(sold);
        }
    }

    private DemandWeeks(List<Morning> mornings) {
        this.mornings = List.copyOf(mornings);
    }

    /** The weeks that begin on the given days. */
    static DemandWeeks from(List<SoldSeries> sales, LocalDate... firsts) {
        Map<String, SoldSeries> byItem = new HashMap<>();
        sales.forEach(
                series -> byItem.put(key(series.store().value(), series.gtin().value()), series));
        List<Morning> mornings = new ArrayList<>();
        for (LocalDate first : firsts) {
            SoldHistory.of(sales, first, SoldHistory.SILENT).ifPresent(history -> {
                double[][] sold = new double[history.size()][];
                for (int i = 0; i < sold.length; i++) {
                    SoldSeries series = byItem.get(
                            key(history.store(i).value(), history.item(i).value()));
                    sold[i] = series == null ? new double[DAYS] : sold(series, first);
                }
                mornings.add(new Morning(history, sold));
            });
        }
        return new DemandWeeks(mornings);
    }

    private static String key(String store, String item) {
        return store + "|" + item;
    }

    private static double[] sold(SoldSeries series, LocalDate first) {
        double[] sold = new double[DAYS];
        for (ItemDemand.Day day : series.days()) {
            if (!day.on().isBefore(first) && day.on().isBefore(first.plusDays(DAYS))) {
                sold[Math.toIntExact(ChronoUnit.DAYS.between(first, day.on()))] +=
                        Portions.of(day.sold(), series.unit());
            }
        }
        return sold;
    }

    int size() {
        return mornings.stream().mapToInt(morning -> morning.sold().length).sum();
    }

    /** What came, in the order of {@link #forecast}. */
    List<Week> answers() {
        List<Week> weeks = new ArrayList<>();
        for (Morning morning : mornings) {
            for (int i = 0; i < morning.sold().length; i++) {
                String item = key(
                        morning.history().store(i).value(),
                        morning.history().item(i).value());
                weeks.add(new Week(item, morning.sold()[i]));
            }
        }
        return weeks;
    }

    /** What a model expects of each week, day by day. */
    List<double[]> forecast(DemandModel model) {
        List<double[]> all = new ArrayList<>();
        for (Morning morning : mornings) {
            for (double[] days : model.days(morning.history())) {
                double[] week = new double[DAYS];
                System.arraycopy(days, 0, week, 0, DAYS);
                all.add(week);
            }
        }
        return all;
    }

    /** A model's weeks as a back-test, to fit scatter by. */
    List<TrainedForecaster.Tested> test(DemandModel model) {
        List<double[]> expected = forecast(model);
        List<Week> answers = answers();
        List<TrainedForecaster.Tested> tests = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            tests.add(
                    new TrainedForecaster.Tested(expected.get(i), answers.get(i).sold()));
        }
        return tests;
    }

    static double total(double[] days) {
        double sum = 0;
        for (double day : days) {
            sum += day;
        }
        return sum;
    }
}
