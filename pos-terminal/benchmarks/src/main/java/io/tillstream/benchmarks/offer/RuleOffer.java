package io.tillstream.benchmarks.offer;

import io.tillstream.decisions.OfferLikelihood;
import io.tillstream.decisions.OfferSituation;
import io.tillstream.decisions.ShelfStock;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.features.offer.OfferMoment;
import java.util.Objects;

/** An offer as the rules see it: what they ask is a property, as a rule engine wants it. */
public final class RuleOffer {
    private static final double MILLION = 1e6;
    private static final long LEAST_PIECES = 3;

    private final OfferDecision offer;
    private final int place;
    private final OfferSituation situation;
    private final OfferLikelihood likelihood;

    RuleOffer(OfferDecision offer, int place, OfferSituation situation, OfferLikelihood likelihood) {
        this.offer = offer;
        this.place = place;
        this.situation = situation;
        this.likelihood = likelihood;
    }

    public boolean isValid() {
        return situation.now().isBefore(offer.validUntil());
    }

    public boolean isRunning() {
        Campaign campaign = situation.campaigns().get(offer.campaign());
        return campaign != null && campaign.runsAt(situation.now());
    }

    public boolean isInBasket() {
        return situation.inBasket().contains(offer.gtin());
    }

    public boolean isDismissed() {
        return situation.dismissed().contains(offer.gtin());
    }

    public boolean isOnShelf() {
        return situation.stock().of(offer.gtin()) instanceof ShelfStock.OnHand(var quantity)
                && quantity.amount() >= LEAST_PIECES;
    }

    /** What it is expected to earn. */
    double worth() {
        OfferStanding standing = Objects.requireNonNull(offer.standing());
        return standing.margin().minor()
                * likelihood.of(OfferMoment.of(
                        offer.scoreMillionths() / MILLION, place, standing.ties(), situation.inBasket()));
    }

    int place() {
        return place;
    }

    OfferDecision offer() {
        return offer;
    }
}
