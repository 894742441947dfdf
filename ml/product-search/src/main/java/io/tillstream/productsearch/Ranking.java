package io.tillstream.productsearch;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Puts candidates into the order in which they are shown, and leaves out what is no answer. */
final class Ranking {
    private static final double SAME_AISLE = 0.5;
    /** Less of what was said is met by chance. */
    private static final double LEAST_SAID = 0.25;
    /** What answers so much worse than the best is left out. */
    private static final double LEAST_OF_BEST = 0.2;
    /** A clause that counts less is no reason by itself. */
    private static final double LEAST_REASON = 0.3;

    private final Candidates candidates;
    private final List<Integer> places;
    private final double[] scores;

    private Ranking(Candidates candidates) {
        this.candidates = candidates;
        scores = candidates.scores();
        double said = candidates.met().stream()
                .mapToDouble(one -> one.clause().weight())
                .sum();
        places = candidates.places().stream()
                .filter(place -> heard(place) >= LEAST_SAID * said)
                .toList();
        addForTheAisle();
    }

    /** The best first; equally good ones by their number. */
    static List<ProductHit> of(Candidates candidates, int most) {
        return new Ranking(candidates).best(most);
    }

    /** How much of what was said a product meets. */
    private double heard(int place) {
        double heard = 0;
        for (Met one : candidates.met()) {
            heard += one.strengthOf(place) > 0 ? one.clause().weight() : 0;
        }
        return heard;
    }

    /** Milk is rather what stands beside other milk than chocolate with milk in it. */
    private void addForTheAisle() {
        Map<String, Double> aisles = new HashMap<>();
        double all = 0;
        for (int place : places) {
            double square = scores[place] * scores[place];
            all += square;
            aisles.merge(candidates.product(place).category(), square, Double::sum);
        }
        for (int place : places) {
            double share = aisles.getOrDefault(candidates.product(place).category(), 0.0) / all;
            scores[place] *= 1 + SAME_AISLE * share;
        }
    }

    private List<ProductHit> best(int most) {
        double least = LEAST_OF_BEST
                * places.stream().mapToDouble(place -> scores[place]).max().orElse(0);
        return places.stream()
                .filter(place -> scores[place] >= least)
                .sorted(Comparator.<Integer>comparingDouble(place -> -scores[place])
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .map(place -> new ProductHit(candidates.product(place).gtin(), scores[place], because(place)))
                .toList();
    }

    private List<Match> because(int place) {
        List<Match> weighty = matches(place, one -> one.clause().weight() >= LEAST_REASON);
        return weighty.isEmpty() ? matches(place, _ -> true) : weighty;
    }

    private List<Match> matches(int place, Predicate<Met> counts) {
        return candidates.met().stream()
                .filter(counts)
                .flatMap(one -> one.because(place).stream())
                .distinct()
                .toList();
    }
}
