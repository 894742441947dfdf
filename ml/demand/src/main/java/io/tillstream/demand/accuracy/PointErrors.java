package io.tillstream.demand.accuracy;

/**
 * Sums over forecasts of expected values.
 *
 * <p>WAPE is Σ|forecast − actual| / Σ actual; bias is Σ(forecast − actual) / Σ actual. Both are NaN when nothing was sold.
 */
public final class PointErrors {
    private double absolute;
    private double signed;
    private double sold;
    private int days;

    public void add(double forecast, double actual) {
        absolute += Math.abs(forecast - actual);
        signed += forecast - actual;
        sold += actual;
        days++;
    }

    public int days() {
        return days;
    }

    public double wape() {
        return sold > 0 ? absolute / sold : Double.NaN;
    }

    public double bias() {
        return sold > 0 ? signed / sold : Double.NaN;
    }

    /** Σ|forecast − actual|. */
    public double absolute() {
        return absolute;
    }
}
