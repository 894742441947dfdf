package io.tillstream.events.assortment;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What holds of a member's latest visits, for example at most 0 visits with coffee in the last 60 days.
 *
 * @param measure what is counted
 * @param category counts only what was bought of it; absent for everything
 * @param days how far back: 1 is today alone, at most {@value #LONGEST}
 * @param atLeast bound from below, or absent
 * @param atMost bound from above, or absent; one of the two is there
 */
public record SegmentCondition(
        Measure measure,
        @Nullable String category,
        int days,
        @Nullable Long atLeast,
        @Nullable Long atMost) {
    /** A year: what is older says little of what somebody buys. */
    public static final int LONGEST = 365;

    /** What is counted of a member. */
    public enum Measure {
        /** Trading days with a purchase. */
        VISITS,
        /** What was paid, tax included and returns subtracted, in minor units. */
        SPENT
    }

    public SegmentCondition {
        Objects.requireNonNull(measure, "measure");
        if (days < 1 || days > LONGEST) {
            throw new IllegalArgumentException(
                    "A condition looks back " + days + " days; it can look back 1 to " + LONGEST + ".");
        }
        if (atLeast == null && atMost == null) {
            throw new IllegalArgumentException("A condition on " + measure + " holds of everybody; give it a bound.");
        }
        if (atLeast != null && atMost != null && atLeast > atMost) {
            throw new IllegalArgumentException("A condition on " + measure + " asks for at least " + atLeast
                    + " and at most " + atMost + ", which holds of nobody.");
        }
    }

    /** Whether an amount is within the bounds. */
    public boolean holdsOf(long amount) {
        return (atLeast == null || amount >= atLeast) && (atMost == null || amount <= atMost);
    }
}
