package io.tillstream.checkout.pricing;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.OfferDecision;
import java.util.Objects;

/**
 * A member's offer as the price engine needs it: so many percent off one piece of one item.
 *
 * <p>Whoever makes one of a decision has checked its signature, its expiry and the member's control group before.
 *
 * @param decisionId the decision
 * @param campaign its campaign
 * @param name as printed at the line
 * @param gtin on what
 * @param percentOff 1 to 90
 */
public record PersonalOffer(String decisionId, String campaign, LocalText name, Gtin gtin, int percentOff) {
    public PersonalOffer {
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(gtin, "gtin");
        if (percentOff < 1 || percentOff > 90) {
            throw new IllegalArgumentException("Offer " + decisionId + " takes " + percentOff + " % off; 1 to 90.");
        }
    }

    public static PersonalOffer of(OfferDecision decision, Campaign campaign) {
        if (!decision.campaign().equals(campaign.id())) {
            throw new IllegalArgumentException("Decision " + decision.decisionId() + " belongs to campaign "
                    + decision.campaign() + ", not to " + campaign.id() + ".");
        }
        return new PersonalOffer(
                decision.decisionId(), campaign.id(), campaign.name(), decision.gtin(), decision.percentOff());
    }

    /** What it takes off a line: the percentage of one piece, rounded once; nothing off weighed goods. */
    public Money savingOn(ShelfItem item, Quantity quantity) {
        boolean applies = item.gtin().equals(gtin)
                && quantity.unit() == Quantity.Unit.EACH
                && quantity.amount() >= 1
                && item.product().sellingRules().allowsDiscount();
        return applies
                ? Rounding.scaled(item.unitPrice(), percentOff, 100)
                : Money.zero(item.unitPrice().currency());
    }
}
