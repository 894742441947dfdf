package io.tillstream.training;

import io.tillstream.models.Calibration;
import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandScatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model's expectations met the held-out weeks.
 *
 * @param expected by week and day
 * @param weeks what came
 */
record DemandTrial(List<double[]> expected, List<DemandWeeks.Week> weeks) {
    /** From here a buyer is told; see the reorder desk of scoring. */
    private static final double LEAST_ALERT = 0.2;
    /** Two days and three, as from Monday to Wednesday to Friday. */
    private static final int[][] SPANS = {{0, 2}, {2, 5}};
    /** Shelves fuller and emptier than usual, so that all probabilities come up. */
    private static final double[] SHELVES = {0.4, 1, 1.6};

    DemandTrial {
        expected = List.copyOf(expected);
        weeks = List.copyOf(weeks);
    }

    /** Sum of absolute errors of the weeks over the sum sold; 0 where nothing was. */
    double wape() {
        double errors = 0;
        for (int i = 0; i < weeks.size(); i++) {
            errors += error(i);
        }
        return sold() == 0 ? 0 : errors / sold();
    }

    /** The same of single days. */
    double wapeOfDays() {
        double errors = 0;
        for (int i = 0; i < weeks.size(); i++) {
            for (int day = 0; day < DemandWeeks.DAYS; day++) {
                errors += Math.abs(expected.get(i)[day] - weeks.get(i).sold()[day]);
            }
        }
        return sold() == 0 ? 0 : errors / sold();
    }

    /** Sum expected minus sum sold, over the sum sold. */
    double bias() {
        double sum = expected.stream().mapToDouble(DemandWeeks::total).sum();
        return sold() == 0 ? 0 : (sum - sold()) / sold();
    }

    private double sold() {
        return weeks.stream().mapToDouble(DemandWeeks.Week::total).sum();
    }

    private double error(int week) {
        return Math.abs(DemandWeeks.total(expected.get(week)) - weeks.get(week).total());
    }

    /** By how much the other erred more, one value per store-item: its weeks hang together. */
    double[] errsLessThan(DemandTrial other) {
        Map<String, Double> byItem = new LinkedHashMap<>();
        for (int i = 0; i < weeks.size(); i++) {
            byItem.merge(weeks.get(i).item(), other.error(i) - error(i), Double::sum);
        }
        return byItem.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Share of weeks that stayed at or below their 90 % quantile. */
    double coverage(DemandScatter scatter) {
        long within = 0;
        for (int i = 0; i < weeks.size(); i++) {
            within += weeks.get(i).total() <= scatter.of(expected.get(i)).quantile(0.9) ? 1 : 0;
        }
        return weeks.isEmpty() ? 0 : within / (double) weeks.size();
    }

    /**
     * Alerts that would have been raised with about as much on every shelf as the yardstick expects to sell there, at least
     * one portion: what was said of an empty shelf, and whether that much was asked for.
     */
    Calibration alerts(DemandScatter scatter, DemandTrial yardstick) {
        Calibration alerts = new Calibration();
        for (int i = 0; i < weeks.size(); i++) {
            for (int[] span : SPANS) {
                if (!weeks.get(i).isThere(span[0], span[1])) {
                    continue;
                }
                double usual = DemandWeeks.total(Arrays.copyOfRange(yardstick.expected.get(i), span[0], span[1]));
                double sold = DemandWeeks.total(Arrays.copyOfRange(weeks.get(i).sold(), span[0], span[1]));
                DemandDistribution demand = scatter.of(Arrays.copyOfRange(expected.get(i), span[0], span[1]));
                for (double fullness : SHELVES) {
                    long shelf = Math.max(1, Math.round(usual * fullness));
                    double empty = demand.reaches(shelf);
                    if (empty >= LEAST_ALERT) {
                        alerts.add(empty, sold >= shelf);
                    }
                }
            }
        }
        return alerts;
    }

    Map<String, Double> figures() {
        Map<String, Double> map = new LinkedHashMap<>();
        map.put("wape", wape());
        map.put("bias", bias());
        map.put("wape of days", wapeOfDays());
        return map;
    }
}
