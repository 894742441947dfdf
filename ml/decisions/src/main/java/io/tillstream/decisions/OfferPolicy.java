package io.tillstream.decisions;

import io.tillstream.decisions.OfferChoice.Nothing;
import io.tillstream.decisions.OfferChoice.Show;
import io.tillstream.decisions.OfferChoice.WouldHaveShown;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.features.control.ControlGroup;
import java.util.List;
import java.util.Optional;

/**
 * Chooses at most one of a member's offers: the first in {@link OfferSituation#order()} that meets every {@link OfferRule}. The same situation always gives
 * the same choice, so a till may ask again after every scan.
 *
 * <p>This policy does not see keys: the situation says whether an offer is signed, and is asked only of those that meet everything else.
 */
public final class OfferPolicy {
    private OfferPolicy() {}

    /**
     * Chooses for one moment of a sale.
     *
     * @param offers the member's offers as head office sent them; those of another member are the caller's mistake
     * @param situation basket, shelf, consent, campaigns and time
     */
    public static OfferChoice choose(MemberOffers offers, OfferSituation situation) {
        if (!situation.personalised()) {
            return new Nothing("not-personalised");
        }
        if (ControlGroup.isHeldOut(offers.member())) {
            return new Nothing("held-out");
        }
        if (offers.offers().isEmpty()) {
            return new Nothing("no-offers");
        }
        List<OfferDecision> ordered = situation.order().of(offers.offers(), situation.inBasket());
        for (OfferDecision offer : ordered) {
            if (refusal(offer, situation).isEmpty()) {
                return isControl(offer, situation) ? new WouldHaveShown(offer) : new Show(offer);
            }
        }
        return new Nothing(refusal(ordered.getFirst(), situation).orElseThrow());
    }

    /** For each offer that may not be shown the name of the rule that refuses it, best offer first; for counting. */
    public static List<String> refusals(MemberOffers offers, OfferSituation situation) {
        return offers.offers().stream()
                .flatMap(offer -> refusal(offer, situation).stream())
                .toList();
    }

    /** The first rule the offer fails, by name; empty when it may be shown. */
    static Optional<String> refusal(OfferDecision offer, OfferSituation situation) {
        return firstFailing(OfferRule.ALL, offer, situation).map(OfferRule::name);
    }

    private static Optional<OfferRule> firstFailing(
            List<OfferRule> rules, OfferDecision offer, OfferSituation situation) {
        return rules.stream().filter(rule -> !rule.allows(offer, situation)).findFirst();
    }

    private static boolean isControl(OfferDecision offer, OfferSituation situation) {
        Campaign campaign = situation.campaigns().get(offer.campaign());
        return campaign == null || ControlGroup.isControl(offer.member(), campaign.id(), campaign.controlBasisPoints());
    }
}
