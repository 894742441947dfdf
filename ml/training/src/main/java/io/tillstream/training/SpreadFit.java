package io.tillstream.training;

import io.tillstream.models.DemandKnowledge.Spread;
import io.tillstream.models.DemandModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits how wide weeks scatter around their expectation: per class of expected size, the size of the negative binomial
 * distribution that makes the sold weeks likeliest, out of a fixed list.
 */
final class SpreadFit {
    private static final double[] UP_TO = {0.5, 1, 2, 4, 8, 16, 32, 64, 128, Double.MAX_VALUE};
    private static final double[] SIZES = {0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 5, 8, 15, 30, 60};

    /** Fewer weeks than this borrow the class below. */
    private static final int LEAST_WEEKS = 30;

    private SpreadFit() {}

    static List<Spread> fit(DemandModel model, List<DemandWeek> weeks) {
        List<List<double[]>> classes = new ArrayList<>();
        for (int i = 0; i < UP_TO.length; i++) {
            classes.add(new ArrayList<>());
        }
        for (DemandWeek week : weeks) {
            double expected = Math.max(1e-3, model.week(week.series()));
            int index = 0;
            while (expected > UP_TO[index]) {
                index++;
            }
            classes.get(index).add(new double[] {expected, Math.rint(week.sold())});
        }
        List<Spread> result = new ArrayList<>();
        double size = 1;
        for (int i = 0; i < UP_TO.length; i++) {
            size = classes.get(i).size() < LEAST_WEEKS ? size : likeliest(classes.get(i));
            result.add(new Spread(UP_TO[i], size));
        }
        return result;
    }

    private static double likeliest(List<double[]> pairs) {
        double best = SIZES[0];
        double bestLikelihood = Double.NEGATIVE_INFINITY;
        for (double size : SIZES) {
            double likelihood = 0;
            for (double[] pair : pairs) {
                likelihood += logProbability(pair[0], size, pair[1]);
            }
            if (likelihood > bestLikelihood) {
                bestLikelihood = likelihood;
                best = size;
            }
        }
        return best;
    }

    private static double logProbability(double mean, double size, double sold) {
        return logGamma(sold + size)
                - logGamma(size)
                - logGamma(sold + 1)
                - size * Math.log1p(mean / size)
                + sold * Math.log(mean / (mean + size));
    }

    /** Stirling's series after shifting the argument above 8; error below 1e-9. */
    static double logGamma(double x) {
        double shift = 0;
        double z = x;
        while (z < 8) {
            shift -= Math.log(z);
            z++;
        }
        double square = z * z;
        return shift
                + (z - 0.5) * Math.log(z)
                - z
                + 0.5 * Math.log(2 * Math.PI)
                + (1 / 12.0 - (1 / 360.0 - 1 / (1260 * square)) / square) / z;
    }
}
