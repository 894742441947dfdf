package io.tillstream.demand.forecast;

import io.tillstream.demand.classical.Selection;
import java.util.List;
import java.util.Optional;

/**
 * The forecasts of all series, step by step within a series, and how they were made. A total over stores or products is
 * the sum of its series' means (bottom-up), so that levels agree by construction; quantiles do not add up.
 *
 * @param days series after series, each with all its steps
 * @param trials which single-series method was chosen for which class
 * @param blend how they were mixed with the trees; empty when there was too little to learn from
 * @param classical the chosen methods' forecasts alone, in the order of {@code days}
 * @param trees the trees' forecasts alone, in the same order; empty without them
 * @param emptyShelfLearned whether the probability of an empty shelf is the trees'; else it is the smoothed share
 */
@SuppressWarnings("ArrayRecordComponent") // as long as days; never changed
public record DemandForecast(
        List<DayForecast> days,
        List<Selection.Trial> trials,
        Optional<Blend> blend,
        double[] classical,
        Optional<double[]> trees,
        boolean emptyShelfLearned) {
    public DemandForecast {
        days = List.copyOf(days);
        trials = List.copyOf(trials);
    }
}
