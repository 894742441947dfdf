package io.tillstream.training;

import io.tillstream.events.Gtin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well the ten best-ranked items met a next basket.
 *
 * @param recall share of the basket's items among the ten
 * @param ndcg discounted gain over that of a perfect ranking: an item at rank r counts 1 / log2(r + 1)
 * @param hit 1 when at least one of the ten was bought
 */
record RankingScore(double recall, double ndcg, double hit) {
    static final int TOP = 10;

    static RankingScore of(List<Gtin> ranked, Set<Gtin> bought) {
        double gain = 0;
        int hits = 0;
        for (int rank = 1; rank <= Math.min(TOP, ranked.size()); rank++) {
            if (bought.contains(ranked.get(rank - 1))) {
                gain += discount(rank);
                hits++;
            }
        }
        double ideal = 0;
        for (int rank = 1; rank <= Math.min(TOP, bought.size()); rank++) {
            ideal += discount(rank);
        }
        return new RankingScore(hits / (double) bought.size(), gain / ideal, hits > 0 ? 1 : 0);
    }

    /** Means over members, under the names the cards use. */
    static Map<String, Double> means(List<RankingScore> scores) {
        Map<String, Double> means = new LinkedHashMap<>();
        means.put(
                "recall10",
                mean(scores.stream().mapToDouble(RankingScore::recall).toArray()));
        means.put("ndcg10", meanNdcg(scores));
        means.put("phr10", mean(scores.stream().mapToDouble(RankingScore::hit).toArray()));
        return means;
    }

    static double meanNdcg(List<RankingScore> scores) {
        return mean(scores.stream().mapToDouble(RankingScore::ndcg).toArray());
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
