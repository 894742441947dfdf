package io.tillstream.events.decision;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import java.util.List;
import java.util.Objects;

/**
 * What a till weighs an offer by when the basket is in hand.
 *
 * @param margin what one piece earns at the offer's price, tax left out; negative when it is sold below cost
 * @param ties the items it is most often found with in one basket, the closest first; at most {@link #MOST_TIES}
 */
public record OfferStanding(Money margin, List<Tie> ties) {
    /** More cost room in every till's memory and move a ranking by little. */
    public static final int MOST_TIES = 12;

    public OfferStanding {
        Objects.requireNonNull(margin, "margin");
        ties = List.copyOf(ties);
        if (ties.size() > MOST_TIES) {
            throw new IllegalArgumentException("An offer has " + ties.size() + " ties; at most " + MOST_TIES + ".");
        }
    }

    /**
     * Another item that is found with it.
     *
     * @param gtin the other
     * @param millionths of the cosine of their occurrences, 1 to 1,000,000
     */
    public record Tie(Gtin gtin, int millionths) {
        public Tie {
            Objects.requireNonNull(gtin, "gtin");
            if (millionths < 1 || millionths > 1_000_000) {
                throw new IllegalArgumentException("A tie is " + millionths + " millionths strong; 1 to 1,000,000.");
            }
        }
    }
}
