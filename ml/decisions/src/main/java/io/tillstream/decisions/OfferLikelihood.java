package io.tillstream.decisions;

import io.tillstream.features.offer.OfferFeature;
import io.tillstream.features.offer.OfferMoment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.impl.ArrayExample;

/** How likely an item is bought in this basket, by a Tribuo classifier over {@link OfferFeature}. */
public final class OfferLikelihood {
    public static final Label BOUGHT = new Label("bought");
    public static final Label NOT_BOUGHT = new Label("not-bought");
    private static final String[] NAMES = OfferFeature.names();
    private static final OfferMoment EVEN_ODDS = new OfferMoment(0.5, 0, 0, 0, 0);

    private final Model<Label> classifier;

    private OfferLikelihood(Model<Label> classifier) {
        this.classifier = classifier;
    }

    /**
     * Reads a classifier. Whoever calls has checked that head office vouches for the bytes.
     *
     * @param bytes in Tribuo's own format, protobuf
     * @throws IOException when they are no such classifier, or one of features this version does not have
     */
    public static OfferLikelihood of(byte[] bytes) throws IOException {
        try {
            Model<?> model = Model.deserializeFromStream(new ByteArrayInputStream(bytes));
            OfferLikelihood likelihood = new OfferLikelihood(model.castModel(Label.class));
            likelihood.of(EVEN_ODDS);
            return likelihood;
        } catch (RuntimeException e) {
            throw new IOException("They are no classifier of offers: " + e.getMessage(), e);
        }
    }

    /** The row the classifier learns from and answers to. */
    public static Example<Label> example(OfferMoment moment, Label output, float weight) {
        ArrayExample<Label> example = new ArrayExample<>(output, NAMES, OfferFeature.vector(moment));
        example.setWeight(weight);
        return example;
    }

    /** The probability that the item is bought in this basket, 0 to 1. */
    public double of(OfferMoment moment) {
        Map<String, Label> scores =
                classifier.predict(example(moment, NOT_BOUGHT, 1)).getOutputScores();
        Label bought = scores.get(BOUGHT.getLabel());
        if (bought == null) {
            throw new IllegalStateException("The classifier knows no label bought.");
        }
        return bought.getScore();
    }
}
