package io.tillstream.customers.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How good probabilities of staying away were.
 *
 * @param auc how often somebody who stayed away had the higher one of a pair, 0.5 by chance; NaN when all did the same
 * @param logLoss mean negative logarithm of what was said of what came, in nats
 * @param calibrationError mean difference between what was said and what came over tenths of equal size, 0 to 1
 * @param chance what that difference would be if every word were true
 * @param tenths from those said to stay away least
 */
public record ChurnScore(double auc, double logLoss, double calibrationError, double chance, List<Tenth> tenths) {
    /** By so much more than chance makes it, what is said may differ from what comes. */
    public static final double BOUND = 0.05;

    private static final int TENTHS = 10;

    /**
     * Members of like probability.
     *
     * @param members how many
     * @param said their mean probability
     * @param came the share that stayed away
     */
    public record Tenth(int members, double said, double came) {}

    public ChurnScore {
        tenths = List.copyOf(tenths);
    }

    /** Whether what it says may be taken at its word. */
    public boolean isCalibrated() {
        return calibrationError - chance <= BOUND;
    }

    /** Scores probabilities, at least one, against what came. */
    static ChurnScore of(double[] said, boolean[] came) {
        Integer[] order = new Integer[said.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> said[i]));
        double loss = 0;
        for (double one : losses(said, came)) {
            loss += one;
        }
        List<Tenth> tenths = new ArrayList<>();
        double error = 0;
        double chance = 0;
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            int from = order.length * tenth / TENTHS;
            int to = order.length * (tenth + 1) / TENTHS;
            if (from < to) {
                Tenth one = tenth(order, from, to, said, came);
                tenths.add(one);
                error += one.members() * Math.abs(one.said() - one.came());
                // The mean distance of a normal from its mean.
                chance += one.members() * Math.sqrt(2 / Math.PI * one.said() * (1 - one.said()) / one.members());
            }
        }
        return new ChurnScore(
                auc(order, said, came), loss / said.length, error / said.length, chance / said.length, tenths);
    }

    static double[] losses(double[] said, boolean[] came) {
        double[] losses = new double[said.length];
        Arrays.setAll(losses, i -> -Math.log(came[i] ? said[i] : 1 - said[i]));
        return losses;
    }

    private static Tenth tenth(Integer[] order, int from, int to, double[] said, boolean[] came) {
        double sum = 0;
        int stayed = 0;
        for (int i = from; i < to; i++) {
            sum += said[order[i]];
            stayed += came[order[i]] ? 1 : 0;
        }
        return new Tenth(to - from, sum / (to - from), stayed / (double) (to - from));
    }

    /** By ranks; equal probabilities share theirs. */
    private static double auc(Integer[] order, double[] said, boolean[] came) {
        double ranks = 0;
        long away = 0;
        int from = 0;
        while (from < order.length) {
            int to = from;
            while (to < order.length && said[order[to]] == said[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                if (came[order[i]]) {
                    ranks += (from + 1 + to) / 2.0;
                    away++;
                }
            }
            from = to;
        }
        long back = order.length - away;
        return away == 0 || back == 0 ? Double.NaN : (ranks - away * (away + 1) / 2.0) / ((double) away * back);
    }
}
