package io.tillstream.decisions;

import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.features.offer.OfferMoment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Best first by what an offer is expected to earn: the likelihood of its item in this basket times the margin of a piece at the
 * offer's price, or all it brings where the store would have to throw it away. Offers of another training than the model's, or without a standing, are left in the order they came in.
 */
public final class ByExpectedMargin implements OfferOrder {
    private static final double MILLION = 1e6;

    private final OfferLikelihood likelihood;
    private final Hash card;
    private final Function<OfferStanding, Money> worth;

    /**
     * An order.
     *
     * @param card of the training that {@code likelihood} comes from
     */
    public ByExpectedMargin(OfferLikelihood likelihood, Hash card) {
        this(likelihood, card, OfferStanding::margin);
    }

    private ByExpectedMargin(OfferLikelihood likelihood, Hash card, Function<OfferStanding, Money> worth) {
        this.likelihood = likelihood;
        this.card = card;
        this.worth = worth;
    }

    @Override
    public OfferOrder at(StoreId store, LocalDate day) {
        return new ByExpectedMargin(likelihood, card, standing -> standing.worth(store, day));
    }

    private record Weighed(OfferDecision offer, double worth) {}

    @Override
    public List<OfferDecision> of(List<OfferDecision> offers, Set<Gtin> basket) {
        List<Weighed> weighed = new ArrayList<>(offers.size());
        for (OfferDecision offer : offers) {
            OfferStanding standing = offer.standing();
            if (standing == null || !offer.model().card().equals(card)) {
                return offers;
            }
            OfferMoment moment =
                    OfferMoment.of(offer.scoreMillionths() / MILLION, weighed.size(), standing.ties(), basket);
            weighed.add(new Weighed(offer, worth.apply(standing).minor() * likelihood.of(moment)));
        }
        weighed.sort(Comparator.comparingDouble(Weighed::worth).reversed());
        return weighed.stream().map(Weighed::offer).toList();
    }
}
