package io.tillstream.training;

import io.tillstream.demand.forecast.TrainedForecaster.Tested;
import io.tillstream.models.DemandDistribution;
import io.tillstream.models.DemandScatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits how widely demand scatters around its expectation: per class of expected day, the size of the negative binomial
 * distribution that makes the sold days likeliest, and then how much days err together, by what makes whole weeks likeliest.
 * Both out of fixed lists.
 */
final class ScatterFit {
    private static final double[] UP_TO = {0.1, 0.2, 0.5, 1, 2, 4, 8, 16, 32, 64, Double.MAX_VALUE};
    private static final double[] SIZES = {0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 3, 5, 8, 15, 30, 60};
    private static final double[] TOGETHER = {0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1};
    /** Fewer days than this borrow the class below. */
    private static final int LEAST_DAYS = 100;
    /** More days than this say nothing new of a class. */
    private static final int MOST_DAYS = 5_000;

    private static final double LEAST_EXPECTED = 1e-3;

    private ScatterFit() {}

    static DemandScatter of(List<Tested> weeks) {
        List<List<double[]>> classes = new ArrayList<>();
        for (int i = 0; i < UP_TO.length; i++) {
            classes.add(new ArrayList<>());
        }
        for (Tested week : weeks) {
            for (int day = 0; day < week.sold().length; day++) {
                double expected = Math.max(LEAST_EXPECTED, week.expected()[day]);
                int index = 0;
                while (expected > UP_TO[index]) {
                    index++;
                }
                if (classes.get(index).size() < MOST_DAYS) {
                    classes.get(index).add(new double[] {expected, Math.rint(week.sold()[day])});
                }
            }
        }
        List<DemandScatter.Size> sizes = new ArrayList<>();
        double size = 1;
        for (int i = 0; i < UP_TO.length; i++) {
            size = classes.get(i).size() < LEAST_DAYS ? size : likeliest(classes.get(i));
            sizes.add(new DemandScatter.Size(UP_TO[i], size));
        }
        return new DemandScatter(sizes, together(sizes, weeks));
    }

    private static double together(List<DemandScatter.Size> sizes, List<Tested> weeks) {
        double best = 0;
        double bestLikelihood = Double.NEGATIVE_INFINITY;
        for (double together : TOGETHER) {
            DemandScatter scatter = new DemandScatter(sizes, together);
            double likelihood = 0;
            for (Tested week : weeks) {
                DemandDistribution demand = scatter.of(week.expected());
                double expected = Math.max(LEAST_EXPECTED, demand.mean());
                likelihood += logProbability(expected, demand.size(), Math.rint(DemandWeeks.total(week.sold())));
            }
            if (likelihood > bestLikelihood) {
                bestLikelihood = likelihood;
                best = together;
            }
        }
        return best;
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
