package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.purchase.Candidate;
import java.time.Instant;
import java.util.List;

/** What members may buy next, as a model or a baseline sees it. Several threads may ask. */
public interface NextPurchases {
    /**
     * An item a member may buy next.
     *
     * @param candidate the item and its trace in the member's baskets
     * @param likelihood that the next basket holds it, 0 to 1; a baseline's only ranks
     */
    record Likely(Candidate candidate, double likelihood) {}

    /**
     * The items a member may buy next, best first.
     *
     * @param history the member's baskets before {@code now}, oldest first
     * @param most how many items at most
     */
    List<Likely> of(MemberHistory history, Instant now, int most);

    /** The items an item is most often found with, the closest first; empty where nothing is known of it. */
    List<OfferStanding.Tie> ties(Gtin item);

    /** How many members ever bought an item; 0 for a new one, and where that is not counted. */
    int buyers(Gtin item);
}
