package io.tillstream.demand.classical;

import java.util.Arrays;

/**
 * TSB (Teunter, Syntetos and Babai 2011, European Journal of Operational Research 214): the size of a demand is smoothed on
 * days that have one, its probability on all days, so that the forecast of what is no longer bought falls. Flat forecast:
 * probability times size.
 *
 * @param alpha of the size, above 0 and up to 1
 * @param beta of the probability, above 0 and up to 1
 */
public record IntermittentSmoothing(double alpha, double beta) implements Method {
    public IntermittentSmoothing {
        if (!(alpha > 0 && alpha <= 1 && beta > 0 && beta <= 1)) {
            throw new IllegalArgumentException("alpha " + alpha + ", beta " + beta + "; above 0, up to 1");
        }
    }

    @Override
    public String name() {
        return "tsb-" + alpha + "-" + beta;
    }

    @Override
    public double[] forecast(Observations past, int horizon) {
        double size = Double.NaN;
        double probability = Double.NaN;
        for (int day = 0; day < past.days(); day++) {
            double weight = past.weight()[day];
            if (weight > 0) {
                double demand = past.demand()[day];
                double happened = demand > 0 ? 1 : 0;
                probability =
                        Double.isNaN(probability) ? happened : probability + beta * weight * (happened - probability);
                if (demand > 0) {
                    size = Double.isNaN(size) ? demand : size + alpha * weight * (demand - size);
                }
            }
        }
        double[] ahead = new double[horizon];
        Arrays.fill(ahead, Double.isNaN(size) ? 0 : size * probability);
        return ahead;
    }
}
