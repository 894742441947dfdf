package io.tillstream.models;

import io.tillstream.demand.forecast.TrainedForecaster.Recipe;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What scoring needs beside the trees; a file of its own in the model's folder.
 *
 * @param form {@link #FORM}; a file that says otherwise was written by another version
 * @param recipe what was chosen; absent where a baseline is served
 * @param scatter around the expectations of what is served
 * @param simpleScatter the same around those of mean-28, for when the model is doubted
 * @param alertExcess {@link Calibration#excess()} of the alerts of the held-out days; 0 where there were none
 */
public record DemandKnowledge(
        String form, @Nullable Recipe recipe, DemandScatter scatter, DemandScatter simpleScatter, double alertExcess) {
    public static final String FORM = "days-1";

    /** Without history. */
    public static final DemandKnowledge NONE =
            new DemandKnowledge(FORM, null, DemandScatter.UNKNOWN, DemandScatter.UNKNOWN, 0);

    public DemandKnowledge {
        if (!FORM.equals(form)) {
            throw new IllegalArgumentException("The knowledge of demand has the form " + form + ", not " + FORM + ".");
        }
        Objects.requireNonNull(scatter, "scatter");
        Objects.requireNonNull(simpleScatter, "simpleScatter");
    }
}
