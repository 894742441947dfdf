package io.tillstream.demand.classical;

import java.util.Arrays;

/**
 * Simple exponential smoothing (Brown 1959): the level moves towards each day by a share of the difference, and by less
 * where only a part of the day's demand could be sold. Flat forecast.
 *
 * @param alpha the share, above 0 and up to 1
 */
public record Smoothing(double alpha) implements Method {
    public Smoothing {
        if (!(alpha > 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha " + alpha + "; above 0, up to 1");
        }
    }

    @Override
    public String name() {
        return "ses-" + alpha;
    }

    @Override
    public double[] forecast(Observations past, int horizon) {
        double level = Double.NaN;
        for (int day = 0; day < past.days(); day++) {
            double weight = past.weight()[day];
            if (weight > 0) {
                level = Double.isNaN(level)
                        ? past.demand()[day]
                        : level + alpha * weight * (past.demand()[day] - level);
            }
        }
        double[] ahead = new double[horizon];
        Arrays.fill(ahead, Double.isNaN(level) ? 0 : level);
        return ahead;
    }
}
