package io.tillstream.demand.forecast;

import java.util.Objects;

/**
 * What is expected of one series on one day.
 *
 * @param series in the order of the history
 * @param step 1 for the first day after it
 * @param mean expected sale if in stock all day, 0 or more
 * @param quantiles of that sale at {@link Quantiles#LEVELS}, rising
 * @param emptyShelf probability that the shelf is empty for some of the day, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // one array per forecast, copied in and out
public record DayForecast(int series, int step, double mean, double[] quantiles, double emptyShelf) {
    public DayForecast {
        Objects.requireNonNull(quantiles, "quantiles");
        quantiles = quantiles.clone();
    }

    @Override
    public double[] quantiles() {
        return quantiles.clone();
    }
}
