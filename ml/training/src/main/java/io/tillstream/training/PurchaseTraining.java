package io.tillstream.training;

import io.tillstream.events.Gtin;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.offer.OfferFeature;
import io.tillstream.features.offer.OfferMoment;
import io.tillstream.features.purchase.ItemPopularity;
import io.tillstream.models.ForeseenPurchases;
import io.tillstream.models.ModelFolder;
import io.tillstream.models.NextPurchases;
import io.tillstream.models.ProvenanceCard;
import io.tillstream.models.PurchaseKnowledge;
import io.tillstream.models.PurchaseLikelihood;
import io.tillstream.models.PurchaseModel;
import io.tillstream.models.PurchaseRanking;
import io.tillstream.models.PurchaseServing;
import io.tillstream.models.Weakness;
import io.tillstream.nextbasket.Blend;
import io.tillstream.nextbasket.BlendLearner;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/**
 * Trains the next-purchase model and measures it on a time it never saw, the last window, beside personal frequency and
 * popularity. The trees that rank learn from all that was before it. How likely a ranked item is, and how a basket in hand
 * changes that, is learned from the window before: from what other trees, which knew nothing of that window, foresaw of it. Either
 * decides: the last window alone, or both together, which tell a small gain from luck where one does not.
 */
final class PurchaseTraining {
    /** Below this many held-out baskets a difference is noise. */
    private static final int LEAST_CASES = 50;

    private static final String BEFORE = "-window-before";

    private static final List<Weakness> WEAKNESSES = List.of(
            Weakness.LAST_LOOK, Weakness.LATEST_BASKETS, Weakness.NO_EFFECT_OF_OFFERS, Weakness.RAISED_BY_OFFERS);

    private final SalesHistory sales;
    private final BlendLearner.Effort effort;
    private final long seed;

    PurchaseTraining(SalesHistory sales, BlendLearner.Effort effort, long seed) {
        this.sales = sales;
        this.effort = effort;
        this.seed = seed;
    }

    Learned learn() throws IOException {
        Optional<TimeSplit> split = TimeSplit.of(sales.from(), sales.until());
        if (split.isEmpty()) {
            return tooSmall("the archive spans less than three weeks", sales.until(), 0);
        }
        Instant lessonsFrom = split.get().training().getFirst();
        List<NextBasket> lessons = NextBasket.in(sales, lessonsFrom, split.get().window());
        List<NextBasket> heldOut =
                NextBasket.in(sales, split.get().heldOutFrom(), split.get().window());
        if (heldOut.size() < LEAST_CASES || lessons.size() < LEAST_CASES) {
            return tooSmall(
                    "there are " + heldOut.size() + " held-out baskets and " + lessons.size()
                            + " to learn from, one of them fewer than " + LEAST_CASES,
                    split.get().heldOutFrom(),
                    heldOut.size());
        }
        ForeseenQuestions taught = ForeseenQuestions.of(
                lessons,
                blend(lessonsEffort(), lessonsFrom, split.get().window()),
                NextBasket.histories(sales, lessonsFrom),
                popularity(lessonsFrom),
                lessonsFrom);
        return measured(split.get(), lessons, taught, heldOut);
    }

    /** These trees only have to be much like the others, which are served. */
    private BlendLearner.Effort lessonsEffort() {
        BlendLearner.Effort quick = BlendLearner.Effort.QUICK;
        return effort.trees() < quick.trees() ? effort : quick;
    }

    private Blend blend(BlendLearner.Effort much, Instant asOf, Duration window) {
        return new BlendLearner(much, seed)
                .learn(
                        ForeseenPurchases.numbered(NextBasket.histories(sales, asOf), asOf),
                        Math.toIntExact(window.toDays()));
    }

    private Learned measured(
            TimeSplit split, List<NextBasket> lessons, ForeseenQuestions taught, List<NextBasket> heldOut)
            throws IOException {
        Model<Label> likelihood = taught.learnLikelihood(seed);
        Blend blend = blend(effort, split.heldOutFrom(), split.window());
        ForeseenQuestions asked = ForeseenQuestions.of(
                heldOut,
                blend,
                NextBasket.histories(sales, split.heldOutFrom()),
                popularity(split.heldOutFrom()),
                split.heldOutFrom());
        PurchaseModel personal = new PurchaseModel.PersonalFrequency();
        PurchaseModel popular = new PurchaseModel.Popularity();
        List<RankingScore> ours = asked.scores();
        List<RankingScore> theirs = scores(heldOut, ranking(personal, split.heldOutFrom()), split.heldOutFrom());
        Instant lessonsFrom = split.training().getFirst();
        List<RankingScore> oursBefore = taught.scores();
        List<RankingScore> theirsBefore = scores(lessons, ranking(personal, lessonsFrom), lessonsFrom);
        LinkedHashMap<String, Map<String, Double>> metrics = new LinkedHashMap<>();
        metrics.put(PurchaseModel.NEXT_PURCHASE, with(RankingScore.means(ours), asked.calibration(likelihood)));
        metrics.put(personal.name(), RankingScore.means(theirs));
        metrics.put(
                popular.name(),
                RankingScore.means(scores(heldOut, ranking(popular, split.heldOutFrom()), split.heldOutFrom())));
        metrics.put(PurchaseModel.NEXT_PURCHASE + BEFORE, RankingScore.means(oursBefore));
        metrics.put(personal.name() + BEFORE, RankingScore.means(theirsBefore));
        MemberDifferences differences = new MemberDifferences();
        differences.add(heldOut, ours, theirs);
        PairedComparison last = differences.comparison();
        differences.add(lessons, oursBefore, theirsBefore);
        PairedComparison both = differences.comparison();
        boolean isReleased = last.isBetter() || (both.isBetter() && last.mean() > 0);

        BasketTraining.Outcome atTheTill =
                new BasketTraining(new PurchaseLikelihood(likelihood), seed).learn(taught, asked);
        metrics.put("till-with-basket", atTheTill.withBasket());
        metrics.put("till-as-sent", atTheTill.asSent());
        Map<String, byte[]> files = new HashMap<>();
        files.put(PurchaseServing.BLEND_FILE, blend.bytes());
        files.put(PurchaseServing.LIKELIHOOD_FILE, Classifiers.bytes(likelihood));
        files.put(PurchaseServing.KNOWLEDGE_FILE, knowledge());
        atTheTill.released().ifPresent(file -> files.put(PurchaseServing.TILL_FILE, file));
        return new Learned(
                isReleased ? PurchaseModel.NEXT_PURCHASE : personal.name(),
                against(ours, theirs, personal.name()) + " in the last window, "
                        + against(oursBefore, theirsBefore, "it")
                        + " in the one before; paired difference of members at least " + Verdicts.number(last.low())
                        + " in the last, " + Verdicts.number(both.low()) + " over both, with 99.5 % confidence each: "
                        + (isReleased ? "released." : "not better, " + personal.name() + " is served.") + " "
                        + atTheTill.verdict(),
                files,
                taught.rows(),
                features(),
                parameters(split),
                new ProvenanceCard.HeldOut(split.heldOutFrom(), split.until(), heldOut.size()),
                metrics,
                WEAKNESSES,
                List.of(
                        new ProvenanceCard.Rule("better-last-window", last.low(), 0, last.isBetter()),
                        new ProvenanceCard.Rule(
                                "better-both-windows", both.low(), 0, both.isBetter() && last.mean() > 0)));
    }

    private PurchaseRanking ranking(PurchaseModel baseline, Instant asOf) {
        return new PurchaseRanking(baseline, popularity(asOf));
    }

    private ItemPopularity popularity(Instant asOf) {
        return ItemPopularity.of(
                sales.members().stream().map(SalesHistory.Purchases::baskets).toList(), asOf);
    }

    private static List<RankingScore> scores(List<NextBasket> questions, NextPurchases ranking, Instant now) {
        return questions.stream()
                .map(question -> RankingScore.of(
                        items(ranking.of(question.history(), now, RankingScore.TOP)), question.bought()))
                .toList();
    }

    private static List<Gtin> items(List<NextPurchases.Likely> likely) {
        return likely.stream().map(one -> one.candidate().item()).toList();
    }

    private byte[] knowledge() {
        return ModelFolder.json(PurchaseKnowledge.of(popularity(sales.until())));
    }

    private static List<String> features() {
        return Stream.of(Blend.clues(), PurchaseLikelihood.features(), List.of(OfferFeature.names()))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private Learned tooSmall(String why, Instant heldOutFrom, int cases) {
        String served = new PurchaseModel.PersonalFrequency().name();
        return new Learned(
                served,
                "Not trained: " + why + "; " + served + " is served.",
                Map.of(PurchaseServing.KNOWLEDGE_FILE, knowledge()),
                0,
                features(),
                Map.of(),
                new ProvenanceCard.HeldOut(heldOutFrom, sales.until(), cases),
                new LinkedHashMap<>(),
                WEAKNESSES,
                List.of());
    }

    private static Map<String, Double> with(Map<String, Double> means, Map<String, Double> more) {
        Map<String, Double> all = new LinkedHashMap<>(means);
        all.putAll(more);
        return all;
    }

    private static String against(List<RankingScore> ours, List<RankingScore> theirs, String baseline) {
        return "NDCG@10 " + Verdicts.number(RankingScore.meanNdcg(ours)) + " against "
                + Verdicts.number(RankingScore.meanNdcg(theirs)) + " of " + baseline;
    }

    private Map<String, String> parameters(TimeSplit split) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("algorithm", "boosted trees over clues (LambdaMART); logistic regressions (Tribuo, AdaGrad)");
        parameters.put("trees", Integer.toString(effort.trees() * effort.pairs() * 2));
        parameters.put("lessons", Integer.toString(effort.enough()));
        parameters.put("epochs", Integer.toString(Classifiers.EPOCHS));
        parameters.put("learning-rate", Double.toString(Classifiers.LEARNING_RATE));
        parameters.put("window", split.window().toString());
        parameters.put("candidates", Integer.toString(ForeseenQuestions.CANDIDATES));
        parameters.put("sent-to-tills", Integer.toString(OfferMoment.SENT));
        parameters.put("popularity-window", ItemPopularity.WINDOW.toString());
        parameters.put("longest-history", Integer.toString(MemberHistory.LONGEST));
        return parameters;
    }
}
