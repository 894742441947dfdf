package io.tillstream.till.catalogue;

import io.tillstream.decisions.ByExpectedMargin;
import io.tillstream.decisions.OfferLikelihood;
import io.tillstream.decisions.OfferOrder;
import io.tillstream.encoding.SignedDecisions;
import io.tillstream.events.decision.OfferRanking;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an order of the model head office sent, once for each it sends. One that head office did not sign, or that cannot be read,
 * changes nothing: the model before it stays, and without one offers are considered as they were sent.
 */
final class TillOrder {
    private static final Logger LOG = LoggerFactory.getLogger(TillOrder.class);

    private final PublicKey key;
    private volatile Made latest = new Made(null, OfferOrder.AS_SENT);

    private record Made(@Nullable OfferRanking from, OfferOrder order) {}

    TillOrder(PublicKey key) {
        this.key = key;
    }

    OfferOrder by(OfferRanking ranking) {
        Made known = latest;
        if (!ranking.equals(known.from())) {
            known = new Made(ranking, made(ranking, known.order()));
            latest = known;
        }
        return known.order();
    }

    private OfferOrder made(OfferRanking ranking, OfferOrder before) {
        if (!SignedDecisions.isGenuine(ranking, key)) {
            LOG.warn("The model that orders offers is not signed by head office; offers are ordered as before.");
            return before;
        }
        try {
            OfferLikelihood likelihood = OfferLikelihood.of(Base64.getDecoder().decode(ranking.file()));
            LOG.info(
                    "Offers are ordered by the model of training {}.",
                    ranking.model().card());
            return new ByExpectedMargin(likelihood, ranking.model().card());
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The model that orders offers cannot be used ({}); offers are ordered as before.", e.getMessage());
            return before;
        }
    }
}
