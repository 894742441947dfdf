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
    /** Head office's own, which knew the member but no basket; at a store, with what would be thrown away there moved up. */
    OfferOrder AS_SENT = (offers, basket) -> offers;

    /**
     * Orders.
     *
     * @param offers as head office sent them
     * @param basket the items in hand
     * @return the same offers, best first
     */
    List<OfferDecision> of(List<OfferDecision> offers, Set<Gtin> basket);

    /**
     * The same order at a store on a day: goods that would be thrown away there go before the first offer that is expected to
     * bring less.
     */
    default OfferOrder at(StoreId store, LocalDate day) {
        return (offers, basket) -> ThrownAway.movedUp(of(offers, basket), store, day);
    }
}
