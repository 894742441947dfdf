package io.tillstream.training;

import io.tillstream.features.purchase.Candidate;
import io.tillstream.features.purchase.ItemPopularity;
import io.tillstream.models.PurchaseModel;
import io.tillstream.models.PurchaseRanking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tribuo.Example;
import org.tribuo.classification.Label;

/** The rows the next-purchase model learns from: every candidate that was bought and a sample of those that were not. */
final class PurchaseRows {
    /** Candidates that were not bought are sampled down to about this many per basket and weighted up again. */
    static final int NOT_BOUGHT_PER_BASKET = 25;

    private PurchaseRows() {}

    /** The rows of all training windows; features know only what came before each window. */
    static List<Example<Label>> of(SalesHistory sales, TimeSplit split, long seed) {
        Random random = new Random(seed);
        List<Example<Label>> rows = new ArrayList<>();
        for (Instant start : split.training()) {
            PurchaseRanking ranking = ranking(sales, start);
            for (NextBasket question : NextBasket.in(sales, start, split.window())) {
                add(question, ranking.candidates(question.history(), start), random, rows);
            }
        }
        return rows;
    }

    static PurchaseRanking ranking(SalesHistory sales, Instant asOf) {
        return new PurchaseRanking(popularity(sales, asOf));
    }

    static ItemPopularity popularity(SalesHistory sales, Instant asOf) {
        return ItemPopularity.of(
                sales.members().stream().map(SalesHistory.Purchases::baskets).toList(), asOf);
    }

    private static void add(NextBasket question, List<Candidate> candidates, Random random, List<Example<Label>> rows) {
        long notBought = candidates.stream()
                .filter(candidate -> !question.bought().contains(candidate.item()))
                .count();
        double share = Math.min(1, NOT_BOUGHT_PER_BASKET / (double) Math.max(1, notBought));
        for (Candidate candidate : candidates) {
            if (question.bought().contains(candidate.item())) {
                rows.add(PurchaseModel.Trained.example(candidate, PurchaseModel.Trained.BOUGHT, 1));
            } else if (random.nextDouble() < share) {
                rows.add(PurchaseModel.Trained.example(
                        candidate, PurchaseModel.Trained.NOT_BOUGHT, (float) (1 / share)));
            }
        }
    }
}
