package io.tillstream.lift;

import java.util.Arrays;

/**
 * The simplest thing a marketer would do: look at one feature, and begin with those of its values among whom the treatment
 * worked best. Values are themselves where there are few, and tenths of all people where there are many.
 */
final class OneVariableRule {
    private static final int FEW = 10;

    /** A group's own effect counts as much as everybody's when it has so many people. */
    private static final double SHRINKAGE = 100;

    private final Feature feature;
    /** Upper ends of all groups but the last; none for words and few numbers, which are groups themselves. */
    private final double[] ends;

    private final double[] values;

    OneVariableRule(Feature feature) {
        this.feature = feature;
        this.values = feature.distinct();
        boolean isFew = feature.isWord() || values.length <= FEW;
        this.ends = isFew ? new double[0] : tenths(feature.all());
    }

    private static double[] tenths(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double[] ends = new double[FEW - 1];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = sorted[(int) ((long) sorted.length * (i + 1) / FEW)];
        }
        return Arrays.stream(ends).distinct().toArray();
    }

    /** The group of somebody; those of whom nothing is known are one of their own, the last. */
    private int group(int person) {
        double value = feature.of(person);
        if (Double.isNaN(value)) {
            return groups() - 1;
        }
        int found = Arrays.binarySearch(ends.length == 0 ? values : ends, value);
        return found >= 0 ? found : -found - 1;
    }

    private int groups() {
        return (ends.length == 0 ? values.length : ends.length + 1) + 1;
    }

    /** Scores of everybody in the trial, each from the parts somebody is not in. */
    double[] scores(Trial trial, int[] parts) {
        double[] scores = new double[trial.size()];
        for (int part = 0; part < Folds.COUNT; part++) {
            double[] effects = effects(trial, parts, part);
            for (int i = 0; i < scores.length; i++) {
                if (parts[i] == part) {
                    scores[i] = effects[group(trial.people()[i])];
                }
            }
        }
        return scores;
    }

    /** The same of everybody in the file, from all parts. */
    double[] scores(Trial trial, int people) {
        double[] effects = effects(trial, new int[trial.size()], -1);
        double[] scores = new double[people];
        for (int person = 0; person < people; person++) {
            scores[person] = effects[group(person)];
        }
        return scores;
    }

    private double[] effects(Trial trial, int[] parts, int without) {
        double[][] sums = new double[2][groups()];
        double[][] counts = new double[2][groups()];
        for (int i = 0; i < trial.size(); i++) {
            if (parts[i] != without) {
                int side = trial.treated()[i] ? 1 : 0;
                int group = group(trial.people()[i]);
                sums[side][group] += trial.outcomes()[i];
                counts[side][group]++;
            }
        }
        double everybody = mean(sums[1], counts[1]) - mean(sums[0], counts[0]);
        double[] effects = new double[groups()];
        for (int group = 0; group < effects.length; group++) {
            double fewer = Math.min(counts[0][group], counts[1][group]);
            double own = fewer == 0 ? 0 : sums[1][group] / counts[1][group] - sums[0][group] / counts[0][group];
            effects[group] = (fewer * own + SHRINKAGE * everybody) / (fewer + SHRINKAGE);
        }
        return effects;
    }

    private static double mean(double[] sums, double[] counts) {
        double count = Arrays.stream(counts).sum();
        return count == 0 ? 0 : Arrays.stream(sums).sum() / count;
    }
}
