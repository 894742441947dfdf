package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.ItemPopularity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Ranks what a member may buy next: the member's own items and the chain's most popular ones. */
public final class PurchaseRanking {
    /** Popular items considered beside the member's own. */
    public static final int POPULAR = 30;

    private static final Comparator<Ranked> BEST_FIRST = Comparator.comparingDouble(Ranked::score)
            .reversed()
            .thenComparing(ranked -> ranked.candidate().item());

    private final ItemPopularity popularity;
    private final List<Gtin> popular;

    public PurchaseRanking(ItemPopularity popularity) {
        this.popularity = popularity;
        this.popular = popularity.best(POPULAR);
    }

    /** A candidate and its score. */
    public record Ranked(Candidate candidate, double score) {}

    /** All candidates as of {@code now}, in no order of merit. */
    public List<Candidate> candidates(MemberHistory history, Instant now) {
        return Candidate.of(history, popularity, popular, now);
    }

    /** All candidates, best first, ties to the lower item number. */
    public List<Ranked> rank(PurchaseModel model, List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> new Ranked(candidate, model.score(candidate)))
                .sorted(BEST_FIRST)
                .toList();
    }
}
