package io.tillstream.models;

import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.PurchaseFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/**
 * Says how likely a foreseen item is in the next basket, where the blend only ranks: a Tribuo classifier over
 * {@link PurchaseFeature} and the item's standing in the ranking.
 */
public final class PurchaseLikelihood {
    public static final Label BOUGHT = new Label("bought");
    public static final Label NOT_BOUGHT = new Label("not-bought");
    private static final String[] NAMES = Stream.concat(
                    Arrays.stream(FeatureNames.of(PurchaseFeature.values())), Stream.of("strength", "place"))
            .toArray(String[]::new);

    private final Model<Label> classifier;

    public PurchaseLikelihood(Model<Label> classifier) {
        this.classifier = Objects.requireNonNull(classifier, "classifier");
    }

    /**
     * An item as the blend foresees it.
     *
     * @param candidate with what is known of member and item
     * @param strength by how many standard deviations it stands out
     * @param place in the ranking, 0 for the first
     */
    public record Foreseen(Candidate candidate, double strength, int place) {}

    /** The names of the features, in the order of the vector. */
    public static List<String> features() {
        return List.of(NAMES);
    }

    /** The row the classifier learns from and answers to. */
    public static Example<Label> example(Foreseen foreseen, Label output, float weight) {
        double[] known = PurchaseFeature.vector(foreseen.candidate());
        double[] vector = Arrays.copyOf(known, known.length + 2);
        vector[known.length] = Math.clamp(foreseen.strength() / 5, -1, 2);
        vector[known.length + 1] = 1.0 / (1 + foreseen.place());
        ArrayExample<Label> example = new ArrayExample<>(output, NAMES, vector);
        example.setWeight(weight);
        return example;
    }

    /** The probability that the next basket holds it, 0 to 1. */
    public double of(Foreseen foreseen) {
        Label bought = classifier
                .predict(example(foreseen, NOT_BOUGHT, 1))
                .getOutputScores()
                .get(BOUGHT.getLabel());
        return Objects.requireNonNull(bought, "the classifier knows no label bought")
                .getScore();
    }

    /**
     * Reads one.
     *
     * @throws ModelRefused when the bytes are no classifier
     */
    static PurchaseLikelihood of(byte[] bytes) throws ModelRefused {
        try {
            return new PurchaseLikelihood(
                    Model.deserializeFromStream(new ByteArrayInputStream(bytes)).castModel(Label.class));
        } catch (IOException | RuntimeException e) {
            throw new ModelRefused("The file of next-purchase is no Tribuo classifier: " + e.getMessage(), e);
        }
    }
}
