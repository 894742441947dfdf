package io.tillstream.models;

import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.PurchaseFeature;
import io.tillstream.features.purchase.PurchaseTrace;
import java.util.Objects;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/** Says how likely a member is to have an item in the next basket. */
public sealed interface PurchaseModel {
    /** The name of the trained model; baselines have names of their own. */
    String NEXT_PURCHASE = "next-purchase";

    /** Estimate or, for a baseline, a score that only ranks; 0 to 1. */
    double score(Candidate candidate);

    /** As it stands on the card and in every decision. */
    String name();

    /**
     * A trained classifier over {@link PurchaseFeature}.
     *
     * @param classifier tells {@link #BOUGHT} from {@link #NOT_BOUGHT}
     */
    record Trained(Model<Label> classifier) implements PurchaseModel {
        public static final Label BOUGHT = new Label("bought");
        public static final Label NOT_BOUGHT = new Label("not-bought");
        private static final String[] NAMES = FeatureNames.of(PurchaseFeature.values());

        public Trained {
            Objects.requireNonNull(classifier, "classifier");
        }

        /** The row the classifier learns from and answers to. */
        public static Example<Label> example(Candidate candidate, Label output, float weight) {
            ArrayExample<Label> example = new ArrayExample<>(output, NAMES, PurchaseFeature.vector(candidate));
            example.setWeight(weight);
            return example;
        }

        @Override
        public double score(Candidate candidate) {
            Label bought = classifier
                    .predict(example(candidate, NOT_BOUGHT, 1))
                    .getOutputScores()
                    .get(BOUGHT.getLabel());
            return Objects.requireNonNull(bought, "the classifier knows no label bought")
                    .getScore();
        }

        @Override
        public String name() {
            return NEXT_PURCHASE;
        }
    }

    /** Baseline: what the member bought most often, ties and the rest by popularity. */
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

    /** Baseline: what everybody buys. */
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
