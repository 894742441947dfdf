package io.tillstream.demand.classical;

/** A forecast of one series from its own past. */
public sealed interface Method permits SeasonalNaive, Smoothing, IntermittentSmoothing, HoltWinters, WeekdayMeans {
    /** As it stands in results and documents. */
    String name();

    /**
     * Expected demand of the days after the last one.
     *
     * @param past at least one day
     * @param horizon 1 or more
     * @return one value per day, none below 0
     */
    double[] forecast(Observations past, int horizon);
}
