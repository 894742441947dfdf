package io.tillstream.models;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings a forecast made on a logarithmic scale back to a mean. The exponential of a mean logarithm is nearer the median;
 * the mean of small, erratic sales is several times that, the mean of large, steady ones little more. Hence one factor per
 * level, with straight lines between.
 *
 * @param factors mean over forecast, at ln(1 + forecast) = 0.25, 0.75, 1.25, …
 */
public record Smearing(List<Double> factors) {
    /** Changes nothing. */
    public static final Smearing NONE = new Smearing(List.of(1.0));

    private static final double LEVELS_PER_UNIT = 2;
    private static final int LEVELS = 16;

    /** Levels with less forecast in all than this borrow from the level below. */
    private static final double LEAST = 500;

    public Smearing {
        factors = List.copyOf(factors);
        if (factors.isEmpty()) {
            throw new IllegalArgumentException("Smearing needs at least one factor.");
        }
    }

    /**
     * Learns the factors from forecasts and what was sold.
     *
     * @param forecasts before smearing
     * @param sold in the same order
     */
    public static Smearing of(double[] forecasts, double[] sold) {
        double[] expected = new double[LEVELS];
        double[] actual = new double[LEVELS];
        for (int i = 0; i < forecasts.length; i++) {
            int level = Math.clamp((int) (Math.log1p(forecasts[i]) * LEVELS_PER_UNIT), 0, LEVELS - 1);
            expected[level] += forecasts[i];
            actual[level] += sold[i];
        }
        List<Double> factors = new ArrayList<>();
        double factor = 1;
        for (int level = 0; level < LEVELS; level++) {
            factor = expected[level] < LEAST ? factor : actual[level] / expected[level];
            factors.add(factor);
        }
        return new Smearing(factors);
    }

    double mean(double forecast) {
        double place = Math.log1p(forecast) * LEVELS_PER_UNIT - 0.5;
        int below = (int) Math.floor(place);
        double share = place - below;
        return forecast * (factor(below) * (1 - share) + factor(below + 1) * share);
    }

    private double factor(int level) {
        return factors.get(Math.clamp(level, 0, factors.size() - 1));
    }
}
