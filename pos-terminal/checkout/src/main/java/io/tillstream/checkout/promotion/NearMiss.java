package io.tillstream.checkout.promotion;

import io.tillstream.events.Money;
import io.tillstream.events.assortment.Selection;
import java.util.List;

/**
 * A promotion that would give something, or give once more, if only a little were there.
 *
 * @param promotion which
 * @param missing everything that is missing, at least one thing
 */
public record NearMiss(String promotion, List<Missing> missing) {
    public NearMiss {
        missing = List.copyOf(missing);
        if (missing.isEmpty()) {
            throw new IllegalArgumentException("Nothing is missing for promotion " + promotion + ".");
        }
    }

    /** What is missing. */
    public sealed interface Missing permits MoreUnits, MoreWorth, Membership {}

    /** So many more units of these items: "1 more for the free one". */
    public record MoreUnits(Selection items, long count) implements Missing {}

    /** Goods worth so much more of these items. */
    public record MoreWorth(Selection items, Money amount) implements Missing {}

    /** The shopper would have to be a member, in one of these segments where any are named. */
    public record Membership(List<String> segments) implements Missing {
        public Membership {
            segments = List.copyOf(segments);
        }
    }
}
