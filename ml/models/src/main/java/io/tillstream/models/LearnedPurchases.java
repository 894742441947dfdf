package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.feature.MemberHistory;
import java.time.Instant;
import java.util.List;

/** The trained model at work: the blend ranks, the classifier says how likely. */
record LearnedPurchases(ForeseenPurchases foresight, PurchaseLikelihood likelihood) implements NextPurchases {
    @Override
    public List<Likely> of(MemberHistory history, Instant now, int most) {
        return foresight.of(history, now, most).stream()
                .map(foreseen -> new Likely(foreseen.candidate(), likelihood.of(foreseen)))
                .toList();
    }

    @Override
    public List<OfferStanding.Tie> ties(Gtin item) {
        return foresight.ties(item);
    }

    @Override
    public int buyers(Gtin item) {
        return foresight.buyers(item);
    }
}
