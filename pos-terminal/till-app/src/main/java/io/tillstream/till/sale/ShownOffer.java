package io.tillstream.till.sale;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.OfferDecision;

/**
 * The one offer on the screen.
 *
 * @param decision what head office decided
 * @param campaign for which campaign
 */
public record ShownOffer(OfferDecision decision, Campaign campaign) {
    PersonalOffer asTaken() {
        return PersonalOffer.of(decision, campaign);
    }
}
