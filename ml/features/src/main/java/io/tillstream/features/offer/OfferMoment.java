package io.tillstream.features.offer;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.OfferStanding;
import java.util.Collection;
import java.util.List;

/**
 * An item that may be offered, beside what the member already has in hand.
 *
 * @param likelihood that the next basket holds the item, as head office saw it before there was a basket; 0 to 1
 * @param place among the items sent for the member, 0 for the first
 * @param bestTie the cosine of the closest tie to an item in hand; 0 without one
 * @param allTies the sum of the cosines of all ties to items in hand
 * @param inHand how many different items are in hand
 */
public record OfferMoment(double likelihood, int place, double bestTie, double allTies, int inHand) {
    /** Items sent to tills for a member whose habits are known. */
    public static final int SENT = 8;

    private static final double MILLION = 1e6;

    /**
     * Looks from an item at a basket.
     *
     * @param likelihood see above
     * @param place see above
     * @param ties of the item that may be offered
     * @param basket what is in hand, each item once
     */
    public static OfferMoment of(double likelihood, int place, List<OfferStanding.Tie> ties, Collection<Gtin> basket) {
        double best = 0;
        double sum = 0;
        for (OfferStanding.Tie tie : ties) {
            if (basket.contains(tie.gtin())) {
                best = Math.max(best, tie.millionths() / MILLION);
                sum += tie.millionths() / MILLION;
            }
        }
        return new OfferMoment(likelihood, place, best, sum, basket.size());
    }
}
