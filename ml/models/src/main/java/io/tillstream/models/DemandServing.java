package io.tillstream.models;

import io.tillstream.events.Hash;
import io.tillstream.events.decision.ModelReference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/**
 * The demand model in use.
 *
 * @param model trained, or the baseline its card names
 * @param knowledge spread and weekdays
 * @param reference what its decisions say
 */
public record DemandServing(DemandModel model, DemandKnowledge knowledge, ModelReference reference) {
    public static final String MODEL_FILE = "model.tribuo";
    public static final String KNOWLEDGE_FILE = "knowledge.json";

    public DemandServing {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(knowledge, "knowledge");
        Objects.requireNonNull(reference, "reference");
    }

    /** What is served when no model can be believed. */
    public static DemandServing baseline() {
        return serving(new DemandModel.MeanOf28(), DemandKnowledge.NONE, Hash.GENESIS);
    }

    /**
     * Loads what the card says is served.
     *
     * @throws ModelRefused when the files are whole and still no model of this version
     */
    public static DemandServing of(ModelFolder.Verified verified) throws ModelRefused {
        DemandKnowledge knowledge =
                ModelFolder.read(verified.file(KNOWLEDGE_FILE), DemandKnowledge.class, "The knowledge of demand");
        DemandModel model = switch (verified.card().served()) {
            case DemandModel.DEMAND ->
                new DemandModel.Trained(regression(verified.file(MODEL_FILE)), knowledge.smearing());
            case "mean-28" -> new DemandModel.MeanOf28();
            case "seasonal-naive" -> new DemandModel.SeasonalNaive();
            default ->
                throw new ModelRefused(
                        "The card of demand serves \"" + verified.card().served()
                                + "\", which this version does not know.",
                        null);
        };
        return serving(model, knowledge, verified.cardHash());
    }

    private static DemandServing serving(DemandModel model, DemandKnowledge knowledge, Hash card) {
        return new DemandServing(model, knowledge, new ModelReference(model.name(), card));
    }

    private static Model<Regressor> regression(byte[] bytes) throws ModelRefused {
        try {
            return Model.deserializeFromStream(new ByteArrayInputStream(bytes)).castModel(Regressor.class);
        } catch (IOException | RuntimeException e) {
            throw new ModelRefused("The file of demand is no Tribuo regression: " + e.getMessage(), e);
        }
    }
}
