package io.tillstream.features.purchase;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Where an item occurs in one member's kept baskets.
 *
 * @param count in how many baskets, at least 1
 * @param basketsSince how many baskets came after the latest of them; 0 when it was in the last basket
 * @param recencyWeight sum of {@link #FADING} to the power of each basket's age in baskets
 * @param first time of the first of them
 * @param last time of the latest of them
 */
public record PurchaseTrace(int count, int basketsSince, double recencyWeight, Instant first, Instant last) {
    /** What a basket counts beside the one after it: half after about four baskets. */
    static final double FADING = 0.85;

    public PurchaseTrace {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(last, "last");
        if (count < 1) {
            throw new IllegalArgumentException("An item traced " + count + " times was never bought.");
        }
    }

    /** Mean days between purchases; absent before the second one or when all were on one day. */
    public OptionalDouble meanGapDays() {
        double span = days(Duration.between(first, last));
        return count > 1 && span > 0 ? OptionalDouble.of(span / (count - 1)) : OptionalDouble.empty();
    }

    public double daysSince(Instant now) {
        return Math.max(0, days(Duration.between(last, now)));
    }

    PurchaseTrace then(int basketsAfter, double weight, Instant at) {
        return new PurchaseTrace(count + 1, basketsAfter, recencyWeight + weight, first, at);
    }

    private static double days(Duration duration) {
        return duration.toSeconds() / 86_400.0;
    }
}
