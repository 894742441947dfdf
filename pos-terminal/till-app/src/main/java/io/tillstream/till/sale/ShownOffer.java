package io.tillstream.till.sale;

import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferProof;
import io.tillstream.events.decision.OfferTerms;
import io.tillstream.events.decision.Reason;

/**
 * The one offer on the screen.
 *
 * @param proof what head office promised
 * @param reason why this member sees it
 * @param campaign for which campaign
 */
public record ShownOffer(OfferProof proof, Reason reason, Campaign campaign) {
    private static final Reason ON_PAPER =
            new Reason("printed", new LocalText("From your last receipt", "來自您上次的收據", "来自您上次的小票"));

    static ShownOffer of(OfferDecision decision, Campaign campaign) {
        return new ShownOffer(SignedDecisions.proof(decision), decision.reason(), campaign);
    }

    /** Somebody brought it on a receipt, which says why; its code does not. */
    static ShownOffer onPaper(OfferProof proof, Campaign campaign) {
        return new ShownOffer(proof, ON_PAPER, campaign);
    }

    public OfferTerms terms() {
        return proof.terms();
    }

    /** As the price engine needs it once it is taken. */
    public PersonalOffer asTaken() {
        return PersonalOffer.of(terms(), campaign);
    }
}
