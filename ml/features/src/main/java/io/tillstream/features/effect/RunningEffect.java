package io.tillstream.features.effect;

import java.util.Optional;

/**
 * The effect of a treatment while it runs: the difference of the means of those treated and those not, and an interval that holds
 * the true effect at all times together with the stated probability, however often anybody looks and whenever they stop.
 *
 * <p>What each brought before takes part of the chance out of the difference (CUPED: Deng, Xu, Kohavi, Walker, "Improving the
 * Sensitivity of Online Controlled Experiments", WSDM 2013). The interval is an asymptotic confidence sequence (Waudby-Smith,
 * Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence sequences", Annals of Statistics
 * 2024, theorem 2.2) of the difference, people in the order in which their time is over.
 */
public final class RunningEffect {
    /** Below this many on each side the theory of large numbers says nothing. */
    public static final int LEAST = 100;

    /**
     * So often may a growing sum be looked at, everybody's at the same time: where the interval is tightest it is 3.03 standard
     * errors to each side, which one look misses 24 times in 10,000, and so many looks together at most 5 times in 100, however
     * they hang together.
     */
    public static final int LOOKS = 20;

    /** The interval is tightest, beside what looking once would give, at about so many people. */
    private static final double TIGHTEST_AT = 2_000;

    private static final double ERROR = 0.05;
    private static final double SPREAD = (-2 * Math.log(ERROR) + Math.log(-2 * Math.log(ERROR)) + 1) / TIGHTEST_AT;

    private final Moments treated = new Moments();
    private final Moments control = new Moments();

    /**
     * What is known now.
     *
     * @param effect per person, adjusted
     * @param low lower end of the 95 % interval
     * @param high upper end
     * @param unadjusted the plain difference of the means
     * @param varianceLeft share of the variance that the adjustment leaves, 0 to 1
     */
    public record Interval(double effect, double low, double high, double unadjusted, double varianceLeft) {}

    /**
     * Somebody's time is over.
     *
     * @param isTreated whether they were shown it
     * @param before what they brought before
     * @param during what they brought while it ran
     */
    public void add(boolean isTreated, double before, double during) {
        (isTreated ? treated : control).add(before, during);
    }

    /** How many who were treated count. */
    public long treated() {
        return treated.count();
    }

    /** How many who were not count. */
    public long control() {
        return control.count();
    }

    /** The effect; empty while there are fewer than {@link #LEAST} on a side. */
    public Optional<Interval> interval() {
        if (treated.count() < LEAST || control.count() < LEAST) {
            return Optional.empty();
        }
        double squares = treated.sumXx() + control.sumXx();
        double slope = squares == 0 ? 0 : (treated.sumXy() + control.sumXy()) / squares;
        double plain = treated.meanY() - control.meanY();
        double effect = plain - slope * (treated.meanX() - control.meanX());
        double radius = Math.sqrt(variance(slope)) * width(people());
        double all = variance(0);
        return Optional.of(new Interval(
                effect, effect - radius, effect + radius, plain, all == 0 ? 1 : Math.min(1, variance(slope) / all)));
    }

    /** What those not treated brought on average, unadjusted. */
    public double controlMean() {
        return control.meanY();
    }

    private double people() {
        return (double) treated.count() + control.count();
    }

    /** Variance of one person's share in the difference. */
    private double variance(double slope) {
        double people = people();
        return treated.variance(slope) * people / treated.count() + control.variance(slope) * people / control.count();
    }

    private static double width(double people) {
        double spread = people * SPREAD;
        return Math.sqrt(2 * (spread + 1) / (people * spread) * Math.log(Math.sqrt(spread + 1) / ERROR));
    }
}
