package io.tillstream.training;

import io.tillstream.events.Gtin;
import io.tillstream.events.decision.OfferStanding;
import io.tillstream.events.feature.MemberHistory;
import io.tillstream.features.purchase.ItemPopularity;
import io.tillstream.models.ForeseenPurchases;
import io.tillstream.models.PurchaseLikelihood;
import io.tillstream.nextbasket.Blend;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/** Next baskets with what a blend foresaw of them, best first. */
final class ForeseenQuestions {
    /** Foreseen for each question: the ranking's measures need ten, the likelihood some that are not bought. */
    static final int CANDIDATES = 30;

    private final ForeseenPurchases foresight;
    private final List<Foreseen> questions;

    /**
     * A question with its foreseen items.
     *
     * @param question what was bought
     * @param items best first
     */
    record Foreseen(NextBasket question, List<PurchaseLikelihood.Foreseen> items) {
        Foreseen {
            items = List.copyOf(items);
        }

        boolean isBought(PurchaseLikelihood.Foreseen item) {
            return question.bought().contains(item.candidate().item());
        }
    }

    private ForeseenQuestions(ForeseenPurchases foresight, List<Foreseen> questions) {
        this.foresight = foresight;
        this.questions = List.copyOf(questions);
    }

    /**
     * Foresees.
     *
     * @param histories of all members before {@code now}
     * @param now where the questions' window begins
     */
    static ForeseenQuestions of(
            List<NextBasket> questions,
            Blend blend,
            List<MemberHistory> histories,
            ItemPopularity popularity,
            Instant now) {
        ForeseenPurchases foresight = ForeseenPurchases.over(blend, histories, popularity, now);
        Foreseen[] foreseen = new Foreseen[questions.size()];
        IntStream.range(0, foreseen.length).parallel().forEach(i -> {
            NextBasket question = questions.get(i);
            foreseen[i] = new Foreseen(question, foresight.of(question.history(), now, CANDIDATES));
        });
        return new ForeseenQuestions(foresight, List.of(foreseen));
    }

    List<Foreseen> questions() {
        return questions;
    }

    List<OfferStanding.Tie> ties(Gtin item) {
        return foresight.ties(item);
    }

    long rows() {
        return questions.stream().mapToLong(question -> question.items().size()).sum();
    }

    /** How likely a foreseen item is bought, learned from all of them. */
    Model<Label> learnLikelihood(long seed) {
        List<Example<Label>> rows = new ArrayList<>();
        for (Foreseen question : questions) {
            for (PurchaseLikelihood.Foreseen item : question.items()) {
                Label label = question.isBought(item) ? PurchaseLikelihood.BOUGHT : PurchaseLikelihood.NOT_BOUGHT;
                rows.add(PurchaseLikelihood.example(item, label, 1));
            }
        }
        return Classifiers.train(rows, seed);
    }

    List<RankingScore> scores() {
        return questions.stream()
                .map(question -> RankingScore.of(
                        question.items().stream()
                                .map(item -> item.candidate().item())
                                .toList(),
                        question.question().bought()))
                .toList();
    }

    /** How true a likelihood is: Brier score, that of the mean for everybody, and the mean said and seen. */
    Map<String, Double> calibration(Model<Label> classifier) {
        PurchaseLikelihood likelihood = new PurchaseLikelihood(classifier);
        double squares = 0;
        double said = 0;
        double seen = 0;
        for (Foreseen question : questions) {
            for (PurchaseLikelihood.Foreseen item : question.items()) {
                double probability = likelihood.of(item);
                double bought = question.isBought(item) ? 1 : 0;
                squares += (probability - bought) * (probability - bought);
                said += probability;
                seen += bought;
            }
        }
        double count = Math.max(1, rows());
        Map<String, Double> calibration = new LinkedHashMap<>();
        calibration.put("brier", squares / count);
        calibration.put("brierOfMean", seen / count * (1 - seen / count));
        calibration.put("likelihoodSaid", said / count);
        calibration.put("likelihoodSeen", seen / count);
        return calibration;
    }
}
