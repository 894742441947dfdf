package io.tillstream.lift;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What chance does to normalised Qini coefficients of several scores of the same people: the bootstrap over people, each side of
 * the trial by itself (B. Efron 1979). Whoever picks the best of many scores picks some that were only lucky; so the reach is that
 * of the luckiest of them all (J. Romano, M. Wolf 2005).
 *
 * @param errors the standard error of each coefficient, in the order of the scores
 * @param reach how many standard errors the luckiest of them is above the truth at most, in 95 of 100 trials
 */
@SuppressWarnings("ArrayRecordComponent") // read and never compared
record Chance(double[] errors, double reach) {
    private static final int DRAWS = 200;
    private static final double SURE = 0.95;

    /**
     * Draws the people of a trial again and again.
     *
     * @param scores of all people, at least one
     * @param seed the same one draws the same people
     */
    static Chance of(List<double[]> scores, boolean[] treated, double[] outcomes, long seed) {
        double best = Qini.best(treated, outcomes);
        if (best <= 0) {
            return new Chance(new double[scores.size()], 0);
        }
        List<Qini.Curve> curves = scores.stream()
                .map(each -> new Qini.Curve(each, treated, outcomes))
                .toList();
        int[] arm = side(treated, true);
        int[] control = side(treated, false);
        Random random = new Random(seed);
        double[][] drawn = new double[curves.size()][DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            int[] times = new int[treated.length];
            drawFrom(arm, random, times);
            drawFrom(control, random, times);
            for (int i = 0; i < drawn.length; i++) {
                drawn[i][draw] = curves.get(i).gain(times) / best;
            }
        }
        double[] errors = Arrays.stream(drawn).mapToDouble(Chance::deviation).toArray();
        double[] luckiest = new double[DRAWS];
        Arrays.fill(luckiest, Double.NEGATIVE_INFINITY);
        for (int i = 0; i < drawn.length; i++) {
            double seen = curves.get(i).gain(null) / best;
            for (int draw = 0; draw < DRAWS; draw++) {
                double luck = errors[i] == 0 ? 0 : (drawn[i][draw] - seen) / errors[i];
                luckiest[draw] = Math.max(luckiest[draw], luck);
            }
        }
        Arrays.sort(luckiest);
        return new Chance(errors, luckiest[(int) (SURE * DRAWS)]);
    }

    /** Whether a coefficient is above 0 by more than luck. */
    boolean isBeaten(double qini, int score) {
        return qini > 0 && qini > reach * errors[score];
    }

    private static int[] side(boolean[] treated, boolean wanted) {
        return IntStream.range(0, treated.length)
                .filter(i -> treated[i] == wanted)
                .toArray();
    }

    private static void drawFrom(int[] people, Random random, int[] times) {
        for (int i = 0; i < people.length; i++) {
            times[people[random.nextInt(people.length)]]++;
        }
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.length - 1));
    }
}
