package io.tillstream.models;

import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.history.SoldDay;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Expects how many portions each item sells in each store on the days to come. */
public sealed interface DemandModel {
    /** The name of the trained model; baselines have names of their own. */
    String DEMAND = "demand";

    /** The farthest day there is a word about. */
    int HORIZON = TrainedForecaster.HORIZON;

    /** By series of the history, the mean of each of the {@link #HORIZON} days after it; none is negative. */
    double[][] days(SoldHistory history);

    /** As it stands on the card and in every decision. */
    String name();

    /**
     * What training chose and learned, see {@code ml/demand}.
     *
     * @param forecaster methods by class, and trees where they earned it
     */
    record Trained(TrainedForecaster forecaster) implements DemandModel {
        public Trained {
            Objects.requireNonNull(forecaster, "forecaster");
        }

        @Override
        public double[][] days(SoldHistory history) {
            return forecaster.forecast(history.days(), history.outlook(), HORIZON);
        }

        @Override
        public String name() {
            return DEMAND;
        }
    }

    /**
     * Baseline: the mean of the last 28 days, spread by how many items the store sells on which weekday. Days count for as much
     * of them as there was something to sell; an item that was missing for more than three weeks of four is taken as it sold.
     */
    record MeanOf28() implements DemandModel {
        private static final int DAYS = 28;
        private static final int WEEK = 7;

        @Override
        public double[][] days(SoldHistory history) {
            Past past = history.days().before(history.days().days());
            Map<String, int[]> sellingDays = sellingDays(past);
            double[][] means = new double[history.size()][HORIZON];
            for (int series = 0; series < means.length; series++) {
                double sold = 0;
                double missing = 0;
                for (int day = Math.max(0, past.origin() - DAYS); day < past.origin(); day++) {
                    sold += past.has(series, day) ? past.sold(series, day) : 0;
                    missing += past.has(series, day) ? past.hoursOut(series, day) / SoldDay.HOURS : 0;
                }
                double there = DAYS - missing < WEEK ? DAYS : DAYS - missing;
                int[] week = sellingDays.getOrDefault(history.store(series).value(), new int[WEEK]);
                for (int step = 0; step < HORIZON; step++) {
                    DayOfWeek weekday = past.date(past.origin() + step).getDayOfWeek();
                    means[series][step] = sold / there * WEEK * share(week, weekday);
                }
            }
            return means;
        }

        /** How often an item sold on each weekday of four weeks, by store: a bulk purchase makes no busy weekday. */
        private static Map<String, int[]> sellingDays(Past past) {
            Map<String, int[]> weeks = new HashMap<>();
            for (int series = 0; series < past.seriesCount(); series++) {
                int[] week = weeks.computeIfAbsent(past.series(series).key().store(), ignored -> new int[WEEK]);
                for (int day = Math.max(0, past.origin() - DAYS); day < past.origin(); day++) {
                    if (past.has(series, day) && past.sold(series, day) > 0) {
                        week[past.date(day).getDayOfWeek().getValue() - 1]++;
                    }
                }
            }
            return weeks;
        }

        private static double share(int[] week, DayOfWeek weekday) {
            int sum = 0;
            for (int days : week) {
                sum += days;
            }
            return sum == 0 ? 1.0 / WEEK : week[weekday.getValue() - 1] / (double) sum;
        }

        @Override
        public String name() {
            return "mean-28";
        }
    }

    /** Baseline: the last seven days once more. */
    record SeasonalNaive() implements DemandModel {
        private static final int WEEK = 7;

        @Override
        public double[][] days(SoldHistory history) {
            Past past = history.days().before(history.days().days());
            double[][] means = new double[history.size()][HORIZON];
            for (int series = 0; series < means.length; series++) {
                for (int step = 0; step < HORIZON; step++) {
                    int day = past.origin() - WEEK + step % WEEK;
                    means[series][step] = day >= 0 && past.has(series, day) ? past.sold(series, day) : 0;
                }
            }
            return means;
        }

        @Override
        public String name() {
            return "seasonal-naive";
        }
    }
}
