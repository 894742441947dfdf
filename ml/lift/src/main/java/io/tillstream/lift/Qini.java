package io.tillstream.lift;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The Qini coefficient (N. Radcliffe, "Using control groups to target on predicted lift", 2007), divided by that of whoever
 * knew the outcomes: people are asked in the order of their scores, and what the treated among them brought more than as many
 * untreated is drawn as a curve over how many were asked. The area between it and the straight line of asking anybody counts.
 */
public final class Qini {
    private Qini() {}

    /**
     * The normalised coefficient: 0 for scores that know nothing, 1 at the very best, below 0 when the order is wrong.
     *
     * @param scores the higher, the sooner somebody is asked; those with the same are asked together
     * @param treated who was
     * @param outcomes what each brought
     * @return 0 where even the best order would gain nothing
     */
    public static double of(double[] scores, boolean[] treated, double[] outcomes) {
        double[] perfect = new double[scores.length];
        for (int i = 0; i < perfect.length; i++) {
            perfect[i] = treated[i] ? outcomes[i] : -outcomes[i];
        }
        double best = gain(perfect, treated, outcomes);
        return best <= 0 ? 0 : gain(scores, treated, outcomes) / best;
    }

    /** The area between the curve and the line. */
    private static double gain(double[] scores, boolean[] treated, double[] outcomes) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double area = 0;
        double before = 0;
        int askedBefore = 0;
        double brought = 0;
        double broughtUntreated = 0;
        int asked = 0;
        int treatedAsked = 0;
        for (int i = 0; i < order.length; i++) {
            int person = order[i];
            asked++;
            if (treated[person]) {
                treatedAsked++;
                brought += outcomes[person];
            } else {
                broughtUntreated += outcomes[person];
            }
            boolean isLastOfTie = i + 1 == order.length || scores[order[i + 1]] != scores[person];
            if (isLastOfTie) {
                int untreated = asked - treatedAsked;
                double lift = brought - (untreated == 0 ? 0 : broughtUntreated * treatedAsked / untreated);
                area += (lift + before) / 2 * (asked - askedBefore);
                before = lift;
                askedBefore = asked;
            }
        }
        return area - before * order.length / 2;
    }
}
