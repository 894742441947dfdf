package io.tillstream.benchmarks.offer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the worthiest of the offers that the rules let through; of equal ones the earlier sent. */
public final class Best {
    private @Nullable RuleOffer best;
    private double worth;

    /** Called by the rules. */
    public void consider(RuleOffer offer) {
        double its = offer.worth();
        if (best == null || its > worth || (its == worth && offer.place() < best.place())) {
            best = offer;
            worth = its;
        }
    }

    Optional<RuleOffer> get() {
        return Optional.ofNullable(best);
    }
}
