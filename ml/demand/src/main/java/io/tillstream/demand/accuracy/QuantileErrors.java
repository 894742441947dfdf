package io.tillstream.demand.accuracy;

/**
 * Sums over forecasts of quantiles.
 *
 * <p>The pinball loss of a quantile q at level p is p(y − q) when y ≥ q, else (1 − p)(q − y) (Koenker and Bassett 1978);
 * coverage is the share of days with y ≤ q, which should be p.
 */
public final class QuantileErrors {
    private final double[] levels;
    private final double[] loss;
    private final int[] covered;
    private int days;

    /** @param levels above 0, below 1 */
    public QuantileErrors(double... levels) {
        this.levels = levels.clone();
        loss = new double[levels.length];
        covered = new int[levels.length];
    }

    /** @param quantiles one per level */
    public void add(double[] quantiles, double actual) {
        for (int i = 0; i < levels.length; i++) {
            loss[i] += pinball(levels[i], quantiles[i], actual);
            covered[i] += actual <= quantiles[i] ? 1 : 0;
        }
        days++;
    }

    /** The loss of one quantile on one day. */
    public static double pinball(double level, double quantile, double actual) {
        return actual >= quantile ? level * (actual - quantile) : (1 - level) * (quantile - actual);
    }

    public int days() {
        return days;
    }

    /** Mean loss over days and levels; NaN without days. */
    public double pinball() {
        double sum = 0;
        for (double one : loss) {
            sum += one;
        }
        return days == 0 ? Double.NaN : sum / days / levels.length;
    }

    /** Share of days at or below the quantile of that index; NaN without days. */
    public double coverage(int index) {
        return days == 0 ? Double.NaN : (double) covered[index] / days;
    }
}
