package io.tillstream.customers;

import static org.apache.commons.math3.special.Gamma.logGamma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What customers spend at a purchase: P. Fader, B. Hardie, "The Gamma-Gamma model of monetary value" (2013). Amounts are
 * gamma distributed around a customer's mean, and the means are so over customers.
 *
 * @param p shape of a customer's amounts, above 0
 * @param q shape of the scales over customers, above 0
 * @param v scale of the scales, above 0, in the money of the amounts
 */
public record GammaGamma(double p, double q, double v) {
    /** Names of parameters that the data do not settle: they ran to a bound of the search. */
    public List<String> unsettled() {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("p", p);
        parameters.put("q", q);
        parameters.put("v", v);
        return parameters.entrySet().stream()
                .filter(each -> LikelihoodSearch.ranToABound(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The parameters under which the repeat purchases of these customers are likeliest.
     *
     * @throws IllegalArgumentException when fewer than two came back and paid something
     */
    public static GammaGamma fit(List<Customer> customers) {
        List<Customer> paying =
                customers.stream().filter(GammaGamma::hasPaidAgain).toList();
        if (paying.size() < 2) {
            throw new IllegalArgumentException("fewer than two customers came back and paid something");
        }
        double mean =
                paying.stream().mapToDouble(Customer::meanAmount).average().orElseThrow();
        double[] best = LikelihoodSearch.best(
                parameters -> {
                    GammaGamma model = new GammaGamma(parameters[0], parameters[1], parameters[2]);
                    return paying.stream().mapToDouble(model::logLikelihood).sum();
                },
                new double[] {1, 2, mean},
                new double[] {6, 4, mean / 2});
        return new GammaGamma(best[0], best[1], best[2]);
    }

    private static boolean hasPaidAgain(Customer customer) {
        return customer.repeats() > 0 && customer.meanAmount() > 0;
    }

    private double logLikelihood(Customer customer) {
        double px = p * customer.repeats();
        double z = customer.meanAmount();
        return logGamma(px + q)
                - logGamma(px)
                - logGamma(q)
                + q * Math.log(v)
                + (px - 1) * Math.log(z)
                + px * Math.log(customer.repeats())
                - (px + q) * Math.log(v + z * customer.repeats());
    }

    /**
     * What somebody will spend at a purchase, on average: the own mean, drawn to everybody's by how few purchases it stands
     * on; not a number for somebody who never came back where everybody's mean has no bound.
     */
    public double expectedAmount(Customer customer) {
        double x = hasPaidAgain(customer) ? customer.repeats() : 0;
        double weight = p * x + q - 1;
        return weight > 0 ? p * (v + x * customer.meanAmount()) / weight : Double.NaN;
    }
}
