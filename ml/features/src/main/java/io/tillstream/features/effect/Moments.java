package io.tillstream.features.effect;

/** Running means and co-moments of pairs, one pass (Welford; Chan, Golub, LeVeque 1983). */
final class Moments {
    private long count;
    private double meanX;
    private double meanY;
    private double sumXx;
    private double sumXy;
    private double sumYy;

    void add(double x, double y) {
        count++;
        double fromX = x - meanX;
        double fromY = y - meanY;
        meanX += fromX / count;
        meanY += fromY / count;
        sumXx += fromX * (x - meanX);
        sumXy += fromX * (y - meanY);
        sumYy += fromY * (y - meanY);
    }

    long count() {
        return count;
    }

    double meanX() {
        return meanX;
    }

    double meanY() {
        return meanY;
    }

    /** Sum of squares of x around its mean. */
    double sumXx() {
        return sumXx;
    }

    /** Sum of products of x and y around their means. */
    double sumXy() {
        return sumXy;
    }

    /** Variance of {@code y - slope · x}; 0 below three pairs. */
    double variance(double slope) {
        return count < 3 ? 0 : Math.max(0, sumYy - 2 * slope * sumXy + slope * slope * sumXx) / (count - 2);
    }
}
