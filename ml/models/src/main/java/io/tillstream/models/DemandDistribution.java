package io.tillstream.models;

import java.util.Arrays;

/**
 * Demand over some days as a negative binomial distribution of whole portions.
 *
 * @param mean expected portions, not negative
 * @param size above 0; the smaller, the more a few big purchases make the demand: variance = mean + mean² / size
 */
public record DemandDistribution(double mean, double size) {
    /** Beyond this the first probability underflows; the distribution is then as good as Poisson anyway. */
    private static final double LARGEST_SIZE = 60;

    private static final int LONGEST_SUM = 200_000;

    private static final double NEGLIGIBLE = 1e-9;

    public DemandDistribution {
        if (!(mean >= 0) || !(size > 0)) {
            throw new IllegalArgumentException("Demand has mean " + mean + " and size " + size + "; ≥ 0 and > 0.");
        }
        size = Math.min(size, LARGEST_SIZE);
    }

    /** Probability that demand reaches {@code portions}; 1 for zero and below. */
    public double reaches(long portions) {
        if (portions <= 0) {
            return 1;
        }
        double below = 0;
        double probability = none();
        for (long k = 0; k < portions && k < LONGEST_SUM; k++) {
            below += probability;
            probability = next(probability, k);
        }
        return Math.clamp(1 - below, 0.0, 1.0);
    }

    /** Expected portions asked for beyond {@code portions}; with nothing on the shelf, all of them. */
    public double beyond(long portions) {
        double served = 0;
        double below = 0;
        double probability = none();
        for (long k = 0; k < portions && k < LONGEST_SUM; k++) {
            below += probability;
            served += 1 - below;
            probability = next(probability, k);
        }
        return Math.max(0, mean - served);
    }

    /** The smallest number of portions that demand stays at or below with the given probability. */
    public long quantile(double probability) {
        double upTo = none();
        double each = upTo;
        long k = 0;
        while (upTo < probability && k < LONGEST_SUM) {
            each = next(each, k);
            k++;
            upTo += each;
        }
        return k;
    }

    /** The probabilities that demand reaches 0, 1, 2 and more portions, as far as they are above one in a billion. */
    public double[] tail() {
        double[] tail = new double[16];
        double reached = 1;
        double probability = none();
        int k = 0;
        while (reached > NEGLIGIBLE && k < LONGEST_SUM) {
            if (k == tail.length) {
                tail = Arrays.copyOf(tail, 2 * k);
            }
            tail[k] = reached;
            reached -= probability;
            probability = next(probability, k);
            k++;
        }
        return Arrays.copyOf(tail, k);
    }

    private double none() {
        return Math.exp(-size * Math.log1p(mean / size));
    }

    private double next(double probability, long k) {
        return probability * (k + size) / (k + 1) * mean / (mean + size);
    }
}
