package io.tillstream.decisions;

import io.tillstream.events.StoreId;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Goods that a store will have to throw away unless more of them are sold. */
final class ThrownAway {
    private ThrownAway() {}

    /**
     * Puts each of them before the first offer that is expected to bring less, by head office's likelihood times what a piece
     * brings; the others stay in order.
     */
    static List<OfferDecision> movedUp(List<OfferDecision> offers, StoreId store, LocalDate day) {
        List<OfferDecision> ordered = new ArrayList<>(offers);
        for (OfferDecision offer : offers) {
            OfferStanding standing = offer.standing();
            if (standing != null && standing.isShortDated(store, day)) {
                ordered.remove(offer);
                int place = 0;
                while (place < ordered.size() && worth(ordered.get(place), store, day) >= worth(offer, store, day)) {
                    place++;
                }
                ordered.add(place, offer);
            }
        }
        return ordered;
    }

    private static double worth(OfferDecision offer, StoreId store, LocalDate day) {
        OfferStanding standing = offer.standing();
        return standing == null
                ? 0
                : (double) offer.scoreMillionths() * standing.worth(store, day).minor();
    }
}
