package io.tillstream.training;

/**
 * Whether a model is better than its baseline on the same cases, beyond chance.
 *
 * @param mean of the differences, positive when the model is better
 * @param low lower end of the one-sided 99 % interval of that mean
 */
record PairedComparison(double mean, double low) {
    /** 99 % quantile of the normal distribution: one release in a hundred may be luck. */
    private static final double Z = 2.326;

    static PairedComparison of(double[] differences) {
        int n = differences.length;
        double sum = 0;
        for (double difference : differences) {
            sum += difference;
        }
        double mean = n == 0 ? 0 : sum / n;
        double squares = 0;
        for (double difference : differences) {
            squares += (difference - mean) * (difference - mean);
        }
        double error = n < 2 ? Double.MAX_VALUE : Math.sqrt(squares / (n - 1) / n);
        return new PairedComparison(mean, mean - Z * error);
    }

    boolean isBetter() {
        return low > 0;
    }
}
