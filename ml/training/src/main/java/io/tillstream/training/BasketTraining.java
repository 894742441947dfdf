package io.tillstream.training;

import io.tillstream.decisions.OfferLikelihood;
import io.tillstream.events.Gtin;
import io.tillstream.features.offer.OfferMoment;
import io.tillstream.models.PurchaseLikelihood;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;

/**
 * Learns how a basket in hand changes what is bought beside it. Real baskets are cut at random: some items are in hand, and the
 * question is which of the items sent for the member are among the rest.
 */
final class BasketTraining {
    private static final int CUTS = 3;
    private static final int LEAST_ROWS = 500;

    private final PurchaseLikelihood likelihood;
    private final long seed;

    BasketTraining(PurchaseLikelihood likelihood, long seed) {
        this.likelihood = likelihood;
        this.seed = seed;
    }

    /**
     * What came of it.
     *
     * @param released the classifier, where it orders better than head office did without a basket
     * @param withBasket how well it orders
     * @param asSent how well head office's own order does
     * @param verdict why it is released or not
     */
    record Outcome(
            Optional<byte[]> released, Map<String, Double> withBasket, Map<String, Double> asSent, String verdict) {}

    /** An item that was sent, at the moment of a cut. */
    private record Sent(OfferMoment moment, boolean isBought) {}

    Outcome learn(ForeseenQuestions lessons, ForeseenQuestions heldOut) throws IOException {
        List<Example<Label>> rows = new ArrayList<>();
        for (List<Sent> cut : cuts(lessons, CUTS)) {
            for (Sent sent : cut) {
                Label label = sent.isBought() ? OfferLikelihood.BOUGHT : OfferLikelihood.NOT_BOUGHT;
                rows.add(OfferLikelihood.example(sent.moment(), label, 1));
            }
        }
        long kinds = rows.stream().map(Example::getOutput).distinct().count();
        if (rows.size() < LEAST_ROWS || kinds < 2) {
            return new Outcome(
                    Optional.empty(), Map.of(), Map.of(), "Tills keep the order sent: too few baskets to learn from.");
        }
        Model<Label> model = Classifiers.train(rows, seed);
        return measured(Classifiers.bytes(model), cuts(heldOut, 1));
    }

    private static Outcome measured(byte[] model, List<List<Sent>> cuts) throws IOException {
        OfferLikelihood learned = OfferLikelihood.of(model);
        List<Placed> withBasket = new ArrayList<>();
        List<Placed> asSent = new ArrayList<>();
        for (List<Sent> cut : cuts) {
            if (cut.stream().anyMatch(Sent::isBought)) {
                asSent.add(Placed.of(cut));
                withBasket.add(Placed.of(cut.stream()
                        .sorted(Comparator.comparingDouble((Sent sent) -> -learned.of(sent.moment())))
                        .toList()));
            }
        }
        double[] differences = new double[asSent.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = withBasket.get(i).ndcg() - asSent.get(i).ndcg();
        }
        PairedComparison comparison = PairedComparison.of(differences);
        return new Outcome(
                comparison.isBetter() ? Optional.of(model) : Optional.empty(),
                Placed.means(withBasket),
                Placed.means(asSent),
                "With the basket in hand the first of " + OfferMoment.SENT + " is bought in "
                        + Verdicts.number(Placed.first(withBasket)) + " of the cases in which any is, as sent in "
                        + Verdicts.number(Placed.first(asSent)) + ": "
                        + (comparison.isBetter() ? "tills order anew." : "tills keep the order sent."));
    }

    /**
     * How well an order put what was bought first.
     *
     * @param first 1 when the first was bought
     * @param ndcg discounted gain over that of a perfect order
     */
    private record Placed(double first, double ndcg) {
        static Placed of(List<Sent> order) {
            double gain = 0;
            double ideal = 0;
            int bought = 0;
            for (int place = 0; place < order.size(); place++) {
                if (order.get(place).isBought()) {
                    gain += 1 / Math.log(place + 2.0);
                    ideal += 1 / Math.log(bought++ + 2.0);
                }
            }
            return new Placed(order.getFirst().isBought() ? 1 : 0, gain / ideal);
        }

        static double first(List<Placed> placed) {
            return placed.stream().mapToDouble(Placed::first).average().orElse(0);
        }

        static Map<String, Double> means(List<Placed> placed) {
            Map<String, Double> means = new LinkedHashMap<>();
            means.put("firstBought", first(placed));
            means.put(
                    "ndcg", placed.stream().mapToDouble(Placed::ndcg).average().orElse(0));
            means.put("cases", (double) placed.size());
            return means;
        }
    }

    private List<List<Sent>> cuts(ForeseenQuestions questions, int perQuestion) {
        Random random = new Random(seed);
        List<List<Sent>> cuts = new ArrayList<>();
        for (ForeseenQuestions.Foreseen question : questions.questions()) {
            for (int i = 0; i < perQuestion; i++) {
                List<Sent> cut = cut(questions, question, random);
                if (!cut.isEmpty()) {
                    cuts.add(cut);
                }
            }
        }
        return cuts;
    }

    /** The items sent that are not in hand yet, in the order sent. */
    private List<Sent> cut(ForeseenQuestions questions, ForeseenQuestions.Foreseen question, Random random) {
        List<Gtin> basket = new ArrayList<>(question.question().bought());
        Collections.sort(basket);
        Collections.shuffle(basket, random);
        Set<Gtin> inHand = new HashSet<>(basket.subList(0, random.nextInt(basket.size())));
        List<Sent> cut = new ArrayList<>();
        int place = 0;
        for (PurchaseLikelihood.Foreseen item : question.items()) {
            if (place == OfferMoment.SENT) {
                break;
            }
            Gtin gtin = item.candidate().item();
            if (!inHand.contains(gtin)) {
                cut.add(new Sent(
                        OfferMoment.of(likelihood.of(item), place, questions.ties(gtin), inHand),
                        question.isBought(item)));
            }
            place++;
        }
        return cut;
    }
}
