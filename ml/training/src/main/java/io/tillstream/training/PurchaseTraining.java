package io.tillstream.training;

import io.tillstream.features.purchase.ItemPopularity;
import io.tillstream.features.purchase.PurchaseFeature;
import io.tillstream.models.FeatureNames;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.PurchaseKnowledge;
import io.tillstream.models.PurchaseModel;
import io.tillstream.models.PurchaseRanking;
import io.tillstream.models.PurchaseServing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Trains the next-purchase model: a logistic regression on candidates of past windows, measured on the last one against
 * personal frequency and popularity.
 */
final class PurchaseTraining {
    /** Below this many held-out baskets a difference is noise. */
    private static final int LEAST_CASES = 50;

    private static final int EPOCHS = 4;
    private static final double LEARNING_RATE = 0.2;
    private static final List<String> WEAKNESSES = List.of(
            "Popularity is as of training; a new fashion is seen only after the next training.",
            "Only the latest 40 baskets of a member count.",
            "Items nobody bought in eight weeks are proposed only to members who bought them before.",
            "Offers shown earlier raise what they offered; the model does not yet correct for that.");

    private final SalesHistory sales;
    private final long seed;

    PurchaseTraining(SalesHistory sales, long seed) {
        this.sales = sales;
        this.seed = seed;
    }

    Learned learn() throws IOException {
        Optional<TimeSplit> split = TimeSplit.of(sales.from(), sales.until());
        if (split.isEmpty()) {
            return tooSmall("the archive spans less than three weeks", sales.until(), 0);
        }
        List<NextBasket> heldOut =
                NextBasket.in(sales, split.get().heldOutFrom(), split.get().window());
        List<Example<Label>> rows = PurchaseRows.of(sales, split.get(), seed);
        long bought = rows.stream()
                .filter(row -> row.getOutput().equals(PurchaseModel.Trained.BOUGHT))
                .count();
        if (heldOut.size() < LEAST_CASES || bought < LEAST_CASES) {
            return tooSmall(
                    "there are " + heldOut.size() + " held-out baskets and " + bought
                            + " repeated purchases, fewer than " + LEAST_CASES,
                    split.get().heldOutFrom(),
                    heldOut.size());
        }
        return measured(split.get(), heldOut, rows);
    }

    private Learned measured(TimeSplit split, List<NextBasket> heldOut, List<Example<Label>> rows) throws IOException {
        Model<Label> classifier = train(rows);
        PurchaseModel trained = new PurchaseModel.Trained(classifier);
        PurchaseModel baseline = new PurchaseModel.PersonalFrequency();
        List<RankingScore> ours = scores(split, heldOut, trained);
        List<RankingScore> theirs = scores(split, heldOut, baseline);
        PairedComparison comparison = PairedComparison.of(differences(ours, theirs));
        PurchaseModel popularity = new PurchaseModel.Popularity();
        LinkedHashMap<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put(trained.name(), RankingScore.means(ours));
        metrics.put(baseline.name(), RankingScore.means(theirs));
        metrics.put(popularity.name(), RankingScore.means(scores(split, heldOut, popularity)));
        String served = (comparison.isBetter() ? trained : baseline).name();
        return new Learned(
                served,
                verdict(comparison, ours, theirs, baseline.name()),
                Map.of(PurchaseServing.MODEL_FILE, bytes(classifier), PurchaseServing.KNOWLEDGE_FILE, knowledge()),
                rows.size(),
                FeatureNames.listOf(PurchaseFeature.values()),
                parameters(split),
                new ProvenanceCard.HeldOut(split.heldOutFrom(), split.until(), heldOut.size()),
                metrics,
                WEAKNESSES);
    }

    private Model<Label> train(List<Example<Label>> rows) {
        LabelFactory labels = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("archive, see card", labels), labels);
        dataset.addAll(rows);
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(LEARNING_RATE), EPOCHS, rows.size(), 1, seed)
                .train(dataset);
    }

    private List<RankingScore> scores(TimeSplit split, List<NextBasket> heldOut, PurchaseModel model) {
        PurchaseRanking ranking = PurchaseRows.ranking(sales, split.heldOutFrom());
        return heldOut.stream()
                .map(question -> RankingScore.of(
                        ranking.rank(model, ranking.candidates(question.history(), split.heldOutFrom())).stream()
                                .limit(RankingScore.TOP)
                                .map(ranked -> ranked.candidate().item())
                                .toList(),
                        question.bought()))
                .toList();
    }

    private byte[] knowledge() {
        return ModelFolder.json(PurchaseKnowledge.of(PurchaseRows.popularity(sales, sales.until())));
    }

    private Learned tooSmall(String why, Instant heldOutFrom, int cases) {
        String served = new PurchaseModel.PersonalFrequency().name();
        return new Learned(
                served,
                "Not trained: " + why + "; " + served + " is served.",
                Map.of(PurchaseServing.KNOWLEDGE_FILE, knowledge()),
                0,
                FeatureNames.listOf(PurchaseFeature.values()),
                Map.of(),
                new ProvenanceCard.HeldOut(heldOutFrom, sales.until(), cases),
                new LinkedHashMap<>(),
                WEAKNESSES);
    }

    private static double[] differences(List<RankingScore> ours, List<RankingScore> theirs) {
        double[] differences = new double[ours.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = ours.get(i).ndcg() - theirs.get(i).ndcg();
        }
        return differences;
    }

    private static String verdict(
            PairedComparison comparison, List<RankingScore> ours, List<RankingScore> theirs, String baseline) {
        return "NDCG@10 " + Verdicts.number(RankingScore.meanNdcg(ours)) + " against "
                + Verdicts.number(RankingScore.meanNdcg(theirs)) + " of " + baseline
                + ", paired difference at least " + Verdicts.number(comparison.low()) + " with 99 % confidence: "
                + (comparison.isBetter() ? "released." : "not better, " + baseline + " is served.");
    }

    private static Map<String, String> parameters(TimeSplit split) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("algorithm", "logistic regression, AdaGrad");
        parameters.put("learning-rate", Double.toString(LEARNING_RATE));
        parameters.put("epochs", Integer.toString(EPOCHS));
        parameters.put("window", split.window().toString());
        parameters.put("training-windows", Integer.toString(split.training().size()));
        parameters.put("not-bought-per-basket", Integer.toString(PurchaseRows.NOT_BOUGHT_PER_BASKET));
        parameters.put("popular-candidates", Integer.toString(PurchaseRanking.POPULAR));
        parameters.put(
                "popularity-window",
                Duration.ofDays(ItemPopularity.WINDOW.toDays()).toString());
        return parameters;
    }

    private static byte[] bytes(Model<Label> model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.serializeToStream(bytes);
        return bytes.toByteArray();
    }
}
