package io.tillstream.checkout.pricing;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.events.decision.OfferTerms;
import java.time.Instant;
import java.util.List;
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
    private static final int BASIS_POINTS = 100;

    public PersonalOffer {
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(campaign, "campaign");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(gtin, "gtin");
        if (percentOff < 1 || percentOff > 90) {
            throw new IllegalArgumentException("Offer " + decisionId + " takes " + percentOff + " % off; 1 to 90.");
        }
    }

    public static PersonalOffer of(OfferTerms terms, Campaign campaign) {
        if (!terms.campaign().equals(campaign.id())) {
            throw new IllegalArgumentException("Decision " + terms.decisionId() + " belongs to campaign "
                    + terms.campaign() + ", not to " + campaign.id() + ".");
        }
        return new PersonalOffer(terms.decisionId(), campaign.id(), campaign.name(), terms.gtin(), terms.percentOff());
    }

    /** As one more promotion of a purchase: on one piece, for whoever has it, and not on top of others. */
    public Promotion asPromotion(String id) {
        Eligibility always =
                new Eligibility(new Eligibility.Everybody(), List.of(), List.of(), Instant.MIN, Instant.MAX, null);
        return new Promotion(
                id,
                name,
                always,
                new Qualifying(Selection.ofGtins(gtin), null),
                new Reward.PercentOff(percentOff * BASIS_POINTS),
                new Limits(1L, null, null, null),
                0,
                null,
                false,
                null,
                true);
    }

    /** What it takes off a line where nothing else does: the percentage of one piece, rounded once; nothing off weighed goods. */
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
