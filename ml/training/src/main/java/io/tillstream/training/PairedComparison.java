package io.tillstream.training;

/**
 * Whether a model is better than its baseline on the same cases, beyond chance.
 *
 * @param mean of the differences, positive when the model is better
 * @param low lower end of the one-sided interval of that mean, of 99 % where one comparison decides
 */
record PairedComparison(double mean, double low) {
    /** 99 % quantile of the normal distribution: one release in a hundred may be luck. */
    private static final double Z = 2.326;

    /** 99.5 %: the same one in a hundred where either of two comparisons decides. */
    private static final double Z_OF_TWO = 2.576;

    static PairedComparison of(double[] differences) {
        return of(differences, Z);
    }

    /** One of two, either of which decides: it has to be surer, 99.5 %. */
    static PairedComparison oneOfTwo(double[] differences) {
        return of(differences, Z_OF_TWO);
    }

    private static PairedComparison of(double[] differences, double z) {
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
        return new PairedComparison(mean, mean - z * error);
    }

    boolean isBetter() {
        return low > 0;
    }
}
