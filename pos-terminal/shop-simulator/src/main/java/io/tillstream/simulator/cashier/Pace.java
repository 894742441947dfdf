package io.tillstream.simulator.cashier;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How fast a cashier works.
 *
 * @param slowestScan longest pause before a scan
 * @param quickestScan shortest pause before a scan
 * @param handOver pause for taking cash
 * @param timesRealTime how many times faster than planned customers come, or 0 when one follows the other
 */
record Pace(Duration quickestScan, Duration slowestScan, Duration handOver, double timesRealTime) {
    private static final Duration QUICKEST = Duration.ofMillis(450);
    private static final Duration SLOWEST = Duration.ofMillis(950);
    private static final Duration CASH = Duration.ofMillis(1500);

    /** Between one and two scans a second, one customer after the other. */
    static Pace ofAPerson() {
        return new Pace(QUICKEST, SLOWEST, CASH, 0);
    }

    /** As fast as the till takes it. */
    static Pace asFastAsPossible() {
        return new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    }

    /** Customers come as planned, so many times faster; hands are quicker in the same measure but never slower. */
    static Pace timed(double timesRealTime) {
        double quicker = Math.max(1, timesRealTime);
        return new Pace(divided(QUICKEST, quicker), divided(SLOWEST, quicker), divided(CASH, quicker), timesRealTime);
    }

    Duration beforeScan(RandomGenerator random) {
        long span = slowestScan.minus(quickestScan).toMillis();
        return span <= 0 ? quickestScan : quickestScan.plusMillis(random.nextLong(span));
    }

    /** How long after the first customer of all this one comes. */
    Duration arrival(Instant first, Instant planned) {
        return timesRealTime == 0 ? Duration.ZERO : divided(Duration.between(first, planned), timesRealTime);
    }

    private static Duration divided(Duration duration, double by) {
        return Duration.ofMillis(Math.round(duration.toMillis() / by));
    }
}
