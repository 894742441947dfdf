package io.tillstream.customers;

/** Gauss' hypergeometric function by its series (M. Abramowitz, I. Stegun 15.1.1). */
final class Hypergeometric {
    private static final int TERMS = 20_000_000;
    private static final double NEGLIGIBLE = 1e-16;

    /** Sums beyond it are carried on as a part of it. */
    private static final double LARGE = 1e250;

    private Hypergeometric() {}

    /**
     * The natural logarithm of 2F1(a, b; c; z), which itself may be too large for a number.
     *
     * @param a above 0, as are b and c: then all terms are positive, and nothing is lost between them
     * @param z 0 or more and below 1
     * @throws ArithmeticException where the series takes too long
     */
    static double log(double a, double b, double c, double z) {
        double sum = 1;
        double term = 1;
        double scale = 0;
        for (int n = 0; n < TERMS; n++) {
            double ratio = (a + n) / (c + n) * ((b + n) / (n + 1)) * z;
            term *= ratio;
            sum += term;
            // Once they shrink, they shrink by z at least as fast as now.
            if (ratio < 1 && term < NEGLIGIBLE * sum * (1 - Math.max(ratio, z))) {
                return Math.log(sum) + scale;
            }
            if (sum > LARGE) {
                sum /= LARGE;
                term /= LARGE;
                scale += Math.log(LARGE);
            }
        }
        throw new ArithmeticException("2F1(" + a + ", " + b + "; " + c + "; " + z + ") takes too long.");
    }
}
