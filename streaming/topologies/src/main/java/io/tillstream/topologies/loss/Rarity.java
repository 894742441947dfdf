package io.tillstream.topologies.loss;

/** How likely a count is by chance. */
final class Rarity {
    private Rarity() {}

    /**
     * The chance that somebody with {@code outOf} of all {@code outOf + othersOutOf} trials has at least {@code count} of
     * all {@code count + othersCount} occurrences, if everybody is alike: the upper tail of a binomial distribution, which
     * is the exact test for two Poisson rates (Przyborowski and Wilenski 1940).
     *
     * @param count at least 0
     * @param outOf above 0
     * @param othersCount at least 0
     * @param othersOutOf above 0
     * @return 0 to 1
     */
    static double ofAtLeast(long count, long outOf, long othersCount, long othersOutOf) {
        long all = count + othersCount;
        double share = (double) outOf / (outOf + othersOutOf);
        double logOdds = StrictMath.log(share) - StrictMath.log1p(-share);
        double term = logChoose(all, count) + count * StrictMath.log(share) + othersCount * StrictMath.log1p(-share);
        double sum = 0;
        for (long k = count; k <= all; k++) {
            sum += StrictMath.exp(term);
            term += StrictMath.log((double) (all - k) / (k + 1)) + logOdds;
        }
        return Math.min(1, sum);
    }

    private static double logChoose(long of, long some) {
        double sum = 0;
        for (long i = 1; i <= some; i++) {
            sum += StrictMath.log((double) (of - some + i) / i);
        }
        return sum;
    }
}
