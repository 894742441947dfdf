package io.tillstream.productsearch;

import io.tillstream.events.assortment.Product;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Products that answer some clauses best, before what they have in common is looked at. */
public final class Candidates {
    /** How many are looked at. Nobody reads so many; enough to see on which aisle most answers are. */
    public static final int MOST = 200;

    private final TermIndex index;
    private final List<Met> met;
    private final List<Integer> chosen;
    private final double[] scores;

    private Candidates(TermIndex index, List<Met> met) {
        this.index = index;
        this.met = met;
        scores = new double[index.size()];
        for (Met one : met) {
            double weight = one.weight();
            for (int place = 0; place < scores.length; place++) {
                scores[place] += weight * one.strengthOf(place);
            }
        }
        chosen = chosen(scores);
    }

    private static List<Integer> chosen(double[] scores) {
        List<Integer> answering = IntStream.range(0, scores.length)
                .filter(place -> scores[place] > 0)
                .boxed()
                .toList();
        return answering.size() <= MOST
                ? answering
                : answering.stream()
                        .sorted(Comparator.<Integer>comparingDouble(place -> -scores[place])
                                .thenComparing(Comparator.naturalOrder()))
                        .limit(MOST)
                        .toList();
    }

    /** The best of an index that holds all products. */
    static Candidates of(TermIndex index, List<Clause> clauses) {
        return new Candidates(index, clauses.stream().map(index::met).toList());
    }

    /**
     * Those that were chosen elsewhere.
     *
     * @param clauses what they answer
     * @param products the best of all, in any order
     * @param all how many products there are
     * @param meeting for each clause, how many of all meet it
     */
    public static Candidates of(List<Clause> clauses, Collection<Product> products, long all, List<Long> meeting) {
        TermIndex index = new TermIndex(products);
        return new Candidates(
                index,
                IntStream.range(0, clauses.size())
                        .mapToObj(i -> index.met(clauses.get(i)).among(all, meeting.get(i)))
                        .toList());
    }

    /** Their places. */
    List<Integer> places() {
        return chosen;
    }

    Product product(int place) {
        return index.product(place);
    }

    /** How well each place answers; a copy. */
    double[] scores() {
        return Arrays.copyOf(scores, scores.length);
    }

    /** How far the clauses are met, in their order. */
    List<Met> met() {
        return met;
    }
}
