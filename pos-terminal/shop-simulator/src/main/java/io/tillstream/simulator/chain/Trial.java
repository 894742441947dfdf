package io.tillstream.simulator.chain;

import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.features.control.ControlGroup;
import java.time.Instant;

/**
 * A finished campaign whose true effect is known: of every 10,000 units its treated members would have bought while it
 * ran, they bought {@code effect} more, always of something they were buying anyway.
 */
final class Trial {
    private static final long WHOLE = 10_000;

    private final Campaign campaign;
    private final long effectBasisPoints;
    private long baseUnits;
    private long extraUnits;

    Trial(Campaign campaign, long effectBasisPoints) {
        this.campaign = campaign;
        this.effectBasisPoints = effectBasisPoints;
    }

    Campaign campaign() {
        return campaign;
    }

    boolean runsAt(Instant time) {
        return !time.isBefore(campaign.from()) && time.isBefore(campaign.until());
    }

    boolean treats(MemberId member) {
        return !ControlGroup.isControl(member, campaign.id(), campaign.controlBasisPoints());
    }

    /** What the sale records of it. */
    OfferOutcome outcome(MemberId member) {
        return new OfferOutcome(
                "generated-" + campaign.id() + "-" + member,
                campaign.id(),
                treats(member) ? OfferOutcome.Kind.SHOWN : OfferOutcome.Kind.WOULD_HAVE_SHOWN);
    }

    /** Takes note of what a treated member would have bought anyway. */
    void wouldHaveBought(long units) {
        baseUnits += units;
    }

    /** Whether the effect so far falls short by a whole unit; the caller adds one and says so. */
    boolean owesAUnit() {
        return baseUnits * effectBasisPoints >= (extraUnits + 1) * WHOLE;
    }

    void gaveAUnit() {
        extraUnits++;
    }

    Truths.CampaignEffect truth(long treatedMembers, long controlMembers) {
        return new Truths.CampaignEffect(
                campaign.id(),
                campaign.from(),
                campaign.until(),
                campaign.controlBasisPoints(),
                effectBasisPoints,
                treatedMembers,
                controlMembers,
                baseUnits,
                extraUnits);
    }
}
