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
import org.jspecify.annotations.Nullable;

/**
 * Questions with their answers: what every store-item that sold in the eight weeks before a morning sold on the seven days
 * after it. Asked of a model the way scoring asks it. Days on which the shelf was empty for an hour are no question: nobody knows
 * what would have been sold, and both sides of them are 0.
 */
final class DemandWeeks {
    static final int DAYS = TrainedForecaster.WEEK;

    private final List<Morning> mornings;

    @SuppressWarnings("ArrayRecordComponent") // by series and day
    private record Morning(SoldHistory history, double[][] sold, boolean[][] there) {}

    /**
     * What one store-item sold.
     *
     * @param item by store and item, the same in every week
     * @param sold portions on each of the days
     * @param there whether the shelf was full that day
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    record Week(String item, double[] sold, boolean[] there) {
        double total() {
            return DemandWeeks.total(sold);
        }

        /** Whether the shelf was full on all days from one to before another. */
        boolean isThere(int from, int until) {
            for (int day = from; day < until; day++) {
                if (!there[day]) {
                    return false;
                }
            }
            return true;
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
                boolean[][] there = new boolean[history.size()][];
                for (int i = 0; i < sold.length; i++) {
                    SoldSeries series = byItem.get(
                            key(history.store(i).value(), history.item(i).value()));
                    sold[i] = series == null ? new double[DAYS] : sold(series, first);
                    there[i] = there(series, first, sold[i]);
                }
                mornings.add(new Morning(history, sold, there));
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

    /** Also takes what was sold on the other days away. */
    private static boolean[] there(@Nullable SoldSeries series, LocalDate first, double[] sold) {
        boolean[] there = new boolean[DAYS];
        for (int day = 0; day < DAYS; day++) {
            there[day] = series == null || series.hoursOut(first.plusDays(day), sold[day] > 0) == 0;
            sold[day] = there[day] ? sold[day] : 0;
        }
        return there;
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
                weeks.add(new Week(item, morning.sold()[i], morning.there()[i]));
            }
        }
        return weeks;
    }

    /** What a model expects of each week, day by day. */
    List<double[]> forecast(DemandModel model) {
        List<double[]> all = new ArrayList<>();
        for (Morning morning : mornings) {
            double[][] days = model.days(morning.history());
            for (int i = 0; i < days.length; i++) {
                double[] week = new double[DAYS];
                for (int day = 0; day < DAYS; day++) {
                    week[day] = morning.there()[i][day] ? days[i][day] : 0;
                }
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
