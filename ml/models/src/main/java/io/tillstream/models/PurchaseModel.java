package io.tillstream.models;

import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.PurchaseTrace;

/** A way to rank what a member may buy next that needs no learning; a model has to be better to be served. */
public sealed interface PurchaseModel {
    /** The name of the trained model; baselines have names of their own. */
    String NEXT_PURCHASE = "next-purchase";

    /** A score that ranks; 0 to 1. */
    double score(Candidate candidate);

    /** As it stands on the card and in every decision. */
    String name();

    /** What the member bought most often, ties and the rest by popularity. */
    record PersonalFrequency() implements PurchaseModel {
        /** Popularity counts less than one purchase in the longest history. */
        private static final double TIE_BREAK = 1e-3;

        @Override
        public double score(Candidate candidate) {
            double count = candidate.trace().map(PurchaseTrace::count).orElse(0);
            double share = candidate.baskets() == 0 ? 0 : count / candidate.baskets();
            return (share + TIE_BREAK * candidate.popularity().share()) / (1 + TIE_BREAK);
        }

        @Override
        public String name() {
            return "personal-frequency";
        }
    }

    /** What everybody buys. */
    record Popularity() implements PurchaseModel {
        @Override
        public double score(Candidate candidate) {
            return candidate.popularity().share();
        }

        @Override
        public String name() {
            return "popularity";
        }
    }
}
