package io.tillstream.models;

import io.tillstream.demand.forecast.TrainedForecaster;
import io.tillstream.demand.learned.DemandTrees;
import io.tillstream.events.Hash;
import io.tillstream.events.decision.ModelReference;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/**
 * The demand model in use.
 *
 * @param model trained, or the baseline its card names
 * @param knowledge scatter and recipe
 * @param reference what its decisions say
 */
public record DemandServing(DemandModel model, DemandKnowledge knowledge, ModelReference reference) {
    /** The forests, where trees were learned. */
    public static final String SOLD_FILE = "sold.tribuo";

    public static final String RATIO_FILE = "ratio.tribuo";
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
            case DemandModel.DEMAND -> new DemandModel.Trained(forecaster(knowledge, verified));
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

    /** The baseline in this model's place; the card stays, for it says why the model was trusted. */
    public DemandServing simple() {
        DemandModel simple = new DemandModel.MeanOf28();
        DemandKnowledge known = new DemandKnowledge(
                DemandKnowledge.FORM, null, knowledge.simpleScatter(), knowledge.simpleScatter(), 0);
        return new DemandServing(simple, known, new ModelReference(simple.name(), reference.card()));
    }

    /** What is expected from a morning on, of everything that sold in the eight weeks before it. */
    public DemandOutlook outlook(Collection<SoldSeries> sold, LocalDate asOf) {
        return DemandOutlook.of(model, knowledge.scatter(), sold, asOf);
    }

    private static DemandServing serving(DemandModel model, DemandKnowledge knowledge, Hash card) {
        return new DemandServing(model, knowledge, new ModelReference(model.name(), card));
    }

    private static TrainedForecaster forecaster(DemandKnowledge knowledge, ModelFolder.Verified verified)
            throws ModelRefused {
        TrainedForecaster.Recipe recipe = knowledge.recipe();
        if (recipe == null) {
            throw new ModelRefused("The card of demand serves a trained model, and its knowledge holds none.", null);
        }
        try {
            Optional<DemandTrees> trees = recipe.withTrees()
                    ? Optional.of(DemandTrees.read(verified.file(SOLD_FILE), verified.file(RATIO_FILE)))
                    : Optional.empty();
            return TrainedForecaster.of(recipe, trees);
        } catch (IOException | IllegalArgumentException e) {
            throw new ModelRefused("The files of demand are no model of this version: " + e.getMessage(), e);
        }
    }
}
