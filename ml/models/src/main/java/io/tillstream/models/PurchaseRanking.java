package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.ItemPopularity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Ranks the member's own items and the chain's most popular ones by a baseline. */
public final class PurchaseRanking implements NextPurchases {
    /** Popular items considered beside the member's own. */
    public static final int POPULAR = 30;

    private static final Comparator<Likely> BEST_FIRST = Comparator.comparingDouble(Likely::likelihood)
            .reversed()
            .thenComparing(likely -> likely.candidate().item());

    private final PurchaseModel baseline;
    private final ItemPopularity popularity;
    private final List<Gtin> popular;

    public PurchaseRanking(PurchaseModel baseline, ItemPopularity popularity) {
        this.baseline = baseline;
        this.popularity = popularity;
        this.popular = popularity.best(POPULAR);
    }

    /** Best first, ties to the lower item number. */
    @Override
    public List<Likely> of(MemberHistory history, Instant now, int most) {
        return Candidate.of(history, popularity, popular, now).stream()
                .map(candidate -> new Likely(candidate, baseline.score(candidate)))
                .sorted(BEST_FIRST)
                .limit(most)
                .toList();
    }

    @Override
    public List<OfferStanding.Tie> ties(Gtin item) {
        return List.of();
    }

    @Override
    public int buyers(Gtin item) {
        return 0;
    }
}
