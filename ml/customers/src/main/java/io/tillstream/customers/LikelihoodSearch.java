package io.tillstream.customers;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Finds positive parameters of the greatest likelihood: Nelder and Mead's simplex on their logarithms, begun anew from where
 * it ended until that changes nothing, from several places.
 */
final class LikelihoodSearch {
    private static final int EVALUATIONS = 20_000;
    private static final double TOLERANCE = 1e-10;
    /** A simplex that has shrunk into a valley comes out of it when it is spread again. */
    private static final int BEGINNINGS = 30;

    /** Edges of a simplex, in logarithms. */
    private static final double WIDE = 0.5;

    private static final double NARROW = 0.05;

    /** Far beyond any customer; a likelihood that still grows there has no greatest one. */
    private static final double WIDEST = Math.log(1e6);

    /** Beside its bound a simplex stands still a little early. */
    private static final double NEAR = Math.log(2);

    private LikelihoodSearch() {}

    /** Whether a parameter ran to a bound of the search: the likelihood still grew there, so the data do not settle it. */
    static boolean ranToABound(double parameter) {
        return Math.abs(Math.log(parameter)) > WIDEST - NEAR;
    }

    /**
     * The parameters with the greatest likelihood.
     *
     * @param logLikelihood of parameters, all above 0
     * @param starts where to begin, all above 0
     */
    static double[] best(ToDoubleFunction<double[]> logLikelihood, double[]... starts) {
        MultivariateFunction ofLogarithms = logarithms -> {
            double outside = 0;
            double[] inside = new double[logarithms.length];
            for (int i = 0; i < inside.length; i++) {
                double clipped = Math.clamp(logarithms[i], -WIDEST, WIDEST);
                outside += Math.abs(logarithms[i] - clipped);
                inside[i] = Math.exp(clipped);
            }
            double value = logLikelihood.applyAsDouble(inside);
            return Double.isFinite(value) ? value - outside : -Double.MAX_VALUE;
        };
        PointValuePair best = Arrays.stream(starts)
                .map(start ->
                        climb(ofLogarithms, Arrays.stream(start).map(Math::log).toArray()))
                .max(Comparator.comparingDouble(PointValuePair::getValue))
                .orElseThrow();
        return Arrays.stream(best.getPoint())
                .map(logarithm -> Math.exp(Math.clamp(logarithm, -WIDEST, WIDEST)))
                .toArray();
    }

    private static PointValuePair climb(MultivariateFunction function, double[] start) {
        PointValuePair best = step(function, start, WIDE);
        for (int i = 0; i < BEGINNINGS; i++) {
            PointValuePair found = step(function, best.getPoint(), i % 2 == 0 ? NARROW : WIDE);
            boolean isSettled = i > 1 && found.getValue() - best.getValue() < TOLERANCE;
            if (found.getValue() > best.getValue()) {
                best = found;
            }
            if (isSettled) {
                break;
            }
        }
        return best;
    }

    private static PointValuePair step(MultivariateFunction function, double[] from, double size) {
        return new SimplexOptimizer(new SimpleValueChecker(TOLERANCE, TOLERANCE))
                .optimize(
                        new MaxEval(EVALUATIONS),
                        new ObjectiveFunction(function),
                        GoalType.MAXIMIZE,
                        new InitialGuess(from),
                        new NelderMeadSimplex(from.length, size));
    }
}
