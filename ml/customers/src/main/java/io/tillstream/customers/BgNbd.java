package io.tillstream.customers;

import static org.apache.commons.math3.special.Gamma.logGamma;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How often customers buy until they stay away for good: P. Fader, B. Hardie, K. L. Lee, "Counting your customers the easy way:
 * an alternative to the Pareto/NBD model", Marketing Science 24 (2005). While they are there, customers buy at a rate that is
 * gamma distributed over customers, and after each purchase they leave with a probability that is beta distributed.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha scale of the purchase rates in weeks, above 0
 * @param a first shape of the probability of leaving, above 0
 * @param b second shape of it, above 0
 */
public record BgNbd(double r, double alpha, double a, double b) {
    private static final double[][] STARTS = {{1, 1, 1, 1}, {0.3, 5, 0.8, 2.5}, {2, 20, 0.2, 5}};

    /** Customers the likelihood cannot tell apart. */
    private record Kind(int repeats, double recency, double age) {}

    /** Names of parameters that the data do not settle: they ran to a bound of the search. */
    public List<String> unsettled() {
        Map<String, Double> parameters = new LinkedHashMap<>();
        parameters.put("r", r);
        parameters.put("alpha", alpha);
        parameters.put("a", a);
        parameters.put("b", b);
        return parameters.entrySet().stream()
                .filter(each -> LikelihoodSearch.ranToABound(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The parameters under which these customers are likeliest.
     *
     * @throws IllegalArgumentException when fewer than two came back, whom no rate can be learned from
     */
    public static BgNbd fit(List<Customer> customers) {
        if (customers.stream().filter(customer -> customer.repeats() > 0).count() < 2) {
            throw new IllegalArgumentException("fewer than two customers came back");
        }
        Map<Integer, Map<Kind, Long>> kinds = customers.stream()
                .map(customer -> new Kind(customer.repeats(), customer.recency(), customer.age()))
                .collect(Collectors.groupingBy(
                        Kind::repeats, Collectors.groupingBy(Function.identity(), Collectors.counting())));
        double[] best = LikelihoodSearch.best(
                parameters ->
                        new BgNbd(parameters[0], parameters[1], parameters[2], parameters[3]).logLikelihood(kinds),
                STARTS);
        return new BgNbd(best[0], best[1], best[2], best[3]);
    }

    /** By how often they came back, because that is what is costly. */
    private double logLikelihood(Map<Integer, Map<Kind, Long>> kinds) {
        double sum = 0;
        for (Map.Entry<Integer, Map<Kind, Long>> alike : kinds.entrySet()) {
            double repeating = repeating(alike.getKey());
            for (Map.Entry<Kind, Long> kind : alike.getValue().entrySet()) {
                sum += kind.getValue() * (repeating + staying(kind.getKey()));
            }
        }
        return sum;
    }

    /** The logarithm of how likely these customers are. */
    public double logLikelihood(List<Customer> customers) {
        return customers.stream()
                .mapToDouble(customer -> repeating(customer.repeats())
                        + staying(new Kind(customer.repeats(), customer.recency(), customer.age())))
                .sum();
    }

    private double repeating(int x) {
        return logGamma(r + x)
                - logGamma(r)
                + r * Math.log(alpha)
                + logGamma(a + b)
                + logGamma(b + x)
                - logGamma(b)
                - logGamma(a + b + x);
    }

    /** Either still there at the end, or left after the last purchase. */
    private double staying(Kind kind) {
        int x = kind.repeats();
        double stays = -(r + x) * Math.log(alpha + kind.age());
        if (x == 0) {
            return stays;
        }
        double left = Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + kind.recency());
        double greater = Math.max(stays, left);
        return greater + Math.log(Math.exp(stays - greater) + Math.exp(left - greater));
    }

    /** How probable it is that somebody has not stayed away for good, 0 to 1; 1 for whoever bought once. */
    public double alive(Customer customer) {
        return 1 / (1 + oddsOfHavingLeft(customer));
    }

    private double oddsOfHavingLeft(Customer customer) {
        int x = customer.repeats();
        if (x == 0) {
            return 0;
        }
        return a / (b + x - 1) * Math.pow((alpha + customer.age()) / (alpha + customer.recency()), r + x);
    }

    /**
     * On how many days somebody will buy in the weeks to come, on average.
     *
     * @param weeks 0 or more
     */
    public double expectedPurchases(Customer customer, double weeks) {
        if (weeks <= 0) {
            return 0;
        }
        int x = customer.repeats();
        double z = weeks / (alpha + customer.age() + weeks);
        // At a = 1 both factors vanish together; beside it they do not.
        double leaving = Math.abs(a - 1) < 1e-6 ? 1 + 1e-6 : a;
        double shrunk = Math.exp((r + x) * Math.log1p(-z) + Hypergeometric.log(r + x, b + x, leaving + b + x - 1, z));
        return (leaving + b + x - 1) / (leaving - 1) * (1 - shrunk) / (1 + oddsOfHavingLeft(customer));
    }
}
