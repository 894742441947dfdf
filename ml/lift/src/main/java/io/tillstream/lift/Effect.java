package io.tillstream.lift;

/**
 * How much more an arm brought than the control group, per person.
 *
 * @param mean the difference of the means, in the outcome's unit
 * @param low lower end of its 95 % interval
 * @param high upper end of it
 */
public record Effect(double mean, double low, double high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    private static final double REACH = 1.959963984540054;

    /**
     * The difference of two means, whose variances need not be alike (B. L. Welch 1938; normal, for groups are large).
     *
     * @param arm outcomes of those who were treated, two at least
     * @param control outcomes of those who were not, two at least
     */
    public static Effect of(double[] arm, double[] control) {
        double difference = mean(arm) - mean(control);
        double reach = REACH * Math.sqrt(variance(arm) / arm.length + variance(control) / control.length);
        return new Effect(difference, difference - reach, difference + reach);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        if (values.length < 2) {
            throw new IllegalArgumentException("The variance of " + values.length + " outcomes is not known.");
        }
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }
}
