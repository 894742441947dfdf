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
