package io.tillstream.lift;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
        double best = best(treated, outcomes);
        return best <= 0 ? 0 : gain(scores, treated, outcomes) / best;
    }

    /** The area of whoever knew the outcomes. */
    static double best(boolean[] treated, double[] outcomes) {
        double[] perfect = new double[outcomes.length];
        for (int i = 0; i < perfect.length; i++) {
            perfect[i] = treated[i] ? outcomes[i] : -outcomes[i];
        }
        return gain(perfect, treated, outcomes);
    }

    private static double gain(double[] scores, boolean[] treated, double[] outcomes) {
        return new Curve(scores, treated, outcomes).gain(null);
    }

    /** People in the order of their scores, of whom some may be counted more than once and others not at all. */
    @SuppressWarnings("ArrayRecordComponent") // millions of numbers, read and never compared
    record Curve(int[] order, double[] scores, boolean[] treated, double[] outcomes) {
        Curve(double[] scores, boolean[] treated, double[] outcomes) {
            this(
                    IntStream.range(0, scores.length)
                            .boxed()
                            .sorted(Comparator.comparingDouble((Integer i) -> scores[i])
                                    .reversed())
                            .mapToInt(Integer::intValue)
                            .toArray(),
                    scores,
                    treated,
                    outcomes);
        }

        /**
         * The area between the curve and the line.
         *
         * @param times how often each is counted; everybody once where it is absent
         */
        double gain(int @Nullable [] times) {
            double area = 0;
            double before = 0;
            long askedBefore = 0;
            double brought = 0;
            double broughtUntreated = 0;
            long asked = 0;
            long treatedAsked = 0;
            for (int i = 0; i < order.length; i++) {
                int person = order[i];
                int count = times == null ? 1 : times[person];
                asked += count;
                if (treated[person]) {
                    treatedAsked += count;
                    brought += count * outcomes[person];
                } else {
                    broughtUntreated += count * outcomes[person];
                }
                boolean isLastOfTie = i + 1 == order.length || scores[order[i + 1]] != scores[person];
                if (isLastOfTie) {
                    long untreated = asked - treatedAsked;
                    double lift = brought - (untreated == 0 ? 0 : broughtUntreated * treatedAsked / untreated);
                    area += (lift + before) / 2 * (asked - askedBefore);
                    before = lift;
                    askedBefore = asked;
                }
            }
            return area - before * asked / 2;
        }
    }
}
