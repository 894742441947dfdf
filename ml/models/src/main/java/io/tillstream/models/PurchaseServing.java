package io.tillstream.models;

import io.tillstream.events.Hash;
import io.tillstream.events.decision.ModelReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/**
 * The next-purchase model in use.
 *
 * @param model trained, or the baseline its card names
 * @param ranking over the popularity it was published with
 * @param reference what its decisions say
 */
public record PurchaseServing(PurchaseModel model, PurchaseRanking ranking, ModelReference reference) {
    public static final String MODEL_FILE = "model.tribuo";
    public static final String KNOWLEDGE_FILE = "knowledge.json";

    public PurchaseServing {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(ranking, "ranking");
        Objects.requireNonNull(reference, "reference");
    }

    /** What is served when no model can be believed. */
    public static PurchaseServing baseline() {
        return serving(new PurchaseModel.PersonalFrequency(), PurchaseKnowledge.NONE, Hash.GENESIS);
    }

    /**
     * Loads what the card says is served.
     *
     * @throws ModelRefused when the files are whole and still no model of this version
     */
    public static PurchaseServing of(ModelFolder.Verified verified) throws ModelRefused {
        PurchaseKnowledge knowledge = ModelFolder.read(
                verified.file(KNOWLEDGE_FILE), PurchaseKnowledge.class, "The knowledge of next-purchase");
        PurchaseModel model = switch (verified.card().served()) {
            case PurchaseModel.NEXT_PURCHASE -> new PurchaseModel.Trained(classifier(verified.file(MODEL_FILE)));
            case "personal-frequency" -> new PurchaseModel.PersonalFrequency();
            case "popularity" -> new PurchaseModel.Popularity();
            default ->
                throw new ModelRefused(
                        "The card of next-purchase serves \"" + verified.card().served()
                                + "\", which this version does not know.",
                        null);
        };
        return serving(model, knowledge, verified.cardHash());
    }

    private static PurchaseServing serving(PurchaseModel model, PurchaseKnowledge knowledge, Hash card) {
        return new PurchaseServing(
                model, new PurchaseRanking(knowledge.itemPopularity()), new ModelReference(model.name(), card));
    }

    private static Model<Label> classifier(byte[] bytes) throws ModelRefused {
        try {
            return Model.deserializeFromStream(new ByteArrayInputStream(bytes)).castModel(Label.class);
        } catch (IOException | RuntimeException e) {
            throw new ModelRefused("The file of next-purchase is no Tribuo classifier: " + e.getMessage(), e);
        }
    }
}
