package io.tillstream.decisions;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.OfferDecision;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** In which order a member's offers are considered. The same offers and basket always give the same order. */
@FunctionalInterface
public interface OfferOrder {
    /** Head office's own, which knew the member but no basket. */
    OfferOrder AS_SENT = (offers, basket) -> offers;

    /**
     * Orders.
     *
     * @param offers as head office sent them
     * @param basket the items in hand
     * @return the same offers, best first
     */
    List<OfferDecision> of(List<OfferDecision> offers, Set<Gtin> basket);

    /** The same order at a store on a day, where goods may be short-dated. */
    default OfferOrder at(StoreId store, LocalDate day) {
        return this;
    }
}
