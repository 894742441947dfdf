package io.tillstream.models;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether what was said to be likely came as often as was said: alerts by tenths of their probability, and their Brier score
 * (the mean squared difference of probability and outcome; 0 is perfect, 0.25 is what always saying one half comes to).
 */
public final class Calibration {
    private static final int TENTHS = 10;

    private final long[] alerts = new long[TENTHS];
    private final double[] said = new double[TENTHS];
    private final long[] came = new long[TENTHS];
    private double squares;
    private double honest;
    private double variance;

    /**
     * Alerts of like probability.
     *
     * @param tenth 2 holds 20 % to below 30 %
     * @param alerts how many
     * @param said their mean probability
     * @param came the share that came true
     */
    public record Point(int tenth, long alerts, double said, double came) {}

    /**
     * One alert whose outcome is known.
     *
     * @param probability 0 to 1
     */
    public void add(double probability, boolean happened) {
        int tenth = Math.clamp((int) (probability * TENTHS), 0, TENTHS - 1);
        alerts[tenth]++;
        said[tenth] += probability;
        came[tenth] += happened ? 1 : 0;
        double miss = probability - (happened ? 1 : 0);
        squares += miss * miss;
        double spread = probability * (1 - probability);
        honest += spread;
        variance += spread * (1 - 2 * probability) * (1 - 2 * probability);
    }

    public long alerts() {
        long sum = 0;
        for (long count : alerts) {
            sum += count;
        }
        return sum;
    }

    /** NaN without alerts. */
    public double brier() {
        return alerts() == 0 ? Double.NaN : squares / alerts();
    }

    /**
     * By how much the Brier score is worse than it would be if every alert came true as often as it said; below 0 when it is
     * better, NaN without alerts.
     */
    public double excess() {
        return alerts() == 0 ? Double.NaN : (squares - honest) / alerts();
    }

    /**
     * Spiegelhalter's statistic (Statistics in Medicine 1986): the excess over {@code usual} in standard deviations of what
     * chance does to it; about normal where alerts are as good as they were. 0 without alerts.
     */
    public double surprise(double usual) {
        double over = squares - honest - usual * alerts();
        return variance <= 0 ? 0 : over / Math.sqrt(variance);
    }

    /** By rising probability; tenths without an alert are left out. */
    public List<Point> curve() {
        List<Point> curve = new ArrayList<>();
        for (int tenth = 0; tenth < TENTHS; tenth++) {
            if (alerts[tenth] > 0) {
                curve.add(new Point(
                        tenth, alerts[tenth], said[tenth] / alerts[tenth], came[tenth] / (double) alerts[tenth]));
            }
        }
        return curve;
    }
}
