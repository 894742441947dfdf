package io.tillstream.checkout.promotion;

import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Selection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A promotion that would give something, or give once more, if only a little were there.
 *
 * @param promotion which
 * @param name its name, for the screen
 * @param missing everything that is missing, at least one thing
 */
public record NearMiss(String promotion, LocalText name, List<Missing> missing) {
    /** More pieces than these are another errand. */
    private static final long FEW = 3;

    public NearMiss {
        missing = List.copyOf(missing);
        if (missing.isEmpty()) {
            throw new IllegalArgumentException("Nothing is missing for promotion " + promotion + ".");
        }
    }

    /**
     * The one that is worth a sentence to the customer: what lacks one thing only and little of it. Pieces go before worth,
     * and worth before a card; of equals the first.
     *
     * @param misses by priority and id
     * @param total what the basket costs; worth counts as little up to half of it
     */
    public static Optional<NearMiss> nearest(List<NearMiss> misses, Money total) {
        return misses.stream()
                .filter(miss -> miss.missing().size() == 1)
                .filter(miss -> isLittle(miss.missing().getFirst(), total))
                .min(Comparator.comparingLong(miss -> far(miss.missing().getFirst())));
    }

    private static boolean isLittle(Missing missing, Money total) {
        return switch (missing) {
            case MoreUnits units -> units.count() <= FEW;
            case MoreWorth worth -> worth.amount().minor() <= total.minor() / 2;
            case Membership _ -> true;
        };
    }

    private static long far(Missing missing) {
        return switch (missing) {
            case MoreUnits units -> units.count();
            case MoreWorth worth -> FEW + worth.amount().minor();
            case Membership _ -> Long.MAX_VALUE;
        };
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
