package io.tillstream.demand.forecast;

import io.tillstream.demand.classical.SeriesClass;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of a forecast is the single-series method's and how much the trees', per class of series: the half of the
 * share, in twentieths, with the least absolute error in the back-test. Half, because the trees of the back-test have seen
 * less than those of the forecast, and a fortnight is one sample of weather and feasts. Forecasts of different makings err
 * apart (Bates and Granger 1969).
 */
public final class Blend {
    private static final int PARTS = 20;
    private static final int ENOUGH = 200;

    private final Map<SeriesClass, Double> classical;

    private Blend(Map<SeriesClass, Double> classical) {
        this.classical = Map.copyOf(classical);
    }

    /** A mixture chosen before: the classical share of each class that was tested, 0 to 1. */
    public static Blend of(Map<SeriesClass, Double> classical) {
        return new Blend(classical);
    }

    public Map<SeriesClass, Double> classicalShares() {
        return classical;
    }

    /** Trees alone: what a class gets that was hardly tested. */
    public double classicalShare(SeriesClass of) {
        return classical.getOrDefault(of, 0.0);
    }

    double mix(SeriesClass of, double single, double trees) {
        double share = classicalShare(of);
        return share * single + (1 - share) * trees;
    }

    /** Adds up the errors of every share. */
    static final class Test {
        private final Map<SeriesClass, double[]> errors = new EnumMap<>(SeriesClass.class);
        private final Map<SeriesClass, Integer> days = new EnumMap<>(SeriesClass.class);

        void add(SeriesClass of, double single, double trees, double sold) {
            double[] sums = errors.computeIfAbsent(of, ignored -> new double[PARTS + 1]);
            for (int part = 0; part <= PARTS; part++) {
                double share = (double) part / PARTS;
                sums[part] += Math.abs(share * single + (1 - share) * trees - sold);
            }
            days.merge(of, 1, Integer::sum);
        }

        Blend best() {
            Map<SeriesClass, Double> best = new EnumMap<>(SeriesClass.class);
            errors.forEach((of, sums) -> {
                int least = 0;
                for (int part = 1; part <= PARTS; part++) {
                    least = sums[part] < sums[least] ? part : least;
                }
                best.put(of, days.getOrDefault(of, 0) < ENOUGH ? 0.0 : 0.5 * least / PARTS);
            });
            return new Blend(best);
        }
    }
}
