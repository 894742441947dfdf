package io.tillstream.customers.lifecycle;

import io.tillstream.customers.history.MemberPurchases;
import java.util.Arrays;
import java.util.Collection;

/**
 * The rhythms of all members, to which each one's own is drawn the more the less is known of it (empirical Bayes for normal
 * means, C. Morris, JASA 78, 1983). Somebody with one purchase has everybody's rhythm; with ten silences nearly the own.
 *
 * @param mean of members' mean logarithms of days between purchases
 * @param between their variance over members, above 0
 * @param within variance of a member's logarithms around their mean, above 0
 */
public record Rhythms(double mean, double between, double within) {
    /** Where nobody ever came back: about two weeks, and little is known of it. */
    public static final Rhythms UNKNOWN = new Rhythms(Math.log(14), 1, 0.5);

    private static final double LEAST_VARIANCE = 0.05;

    /** Silences that everybody's variance counts for. */
    private static final double BORROWED = 4;

    /** Learns from everybody who came back. */
    public static Rhythms of(Collection<MemberPurchases> members) {
        double sum = 0;
        double squares = 0;
        int people = 0;
        double residue = 0;
        int degrees = 0;
        double shares = 0;
        for (MemberPurchases member : members) {
            double[] logarithms = logarithms(member.gaps());
            if (logarithms.length > 0) {
                double own = mean(logarithms);
                sum += own;
                squares += own * own;
                people++;
                shares += 1.0 / logarithms.length;
                residue += residue(logarithms, own);
                degrees += logarithms.length - 1;
            }
        }
        if (people == 0) {
            return UNKNOWN;
        }
        double middle = sum / people;
        double within = degrees == 0 ? UNKNOWN.within : Math.max(LEAST_VARIANCE, residue / degrees);
        // Means scatter by what members are and by how few silences they stand on.
        double between = squares / people - middle * middle - within * shares / people;
        return new Rhythms(middle, Math.max(LEAST_VARIANCE, between), within);
    }

    /** A member's own. */
    public Rhythm of(MemberPurchases member) {
        return of(member.gaps());
    }

    /** That of somebody who stayed away so many days each time. */
    Rhythm of(int[] gaps) {
        double[] logarithms = logarithms(gaps);
        int n = logarithms.length;
        double doubt = 1 / (1 / between + n / within);
        double own = doubt * (mean / between + Arrays.stream(logarithms).sum() / within);
        double residue = n == 0 ? 0 : residue(logarithms, mean(logarithms));
        double variance = (BORROWED * within + residue) / (BORROWED + Math.max(0, n - 1));
        return new Rhythm(
                own, Math.sqrt(variance + doubt), Arrays.stream(gaps).max().orElse(0));
    }

    private static double[] logarithms(int[] gaps) {
        return Arrays.stream(gaps)
                .mapToDouble(days -> Math.log(Math.max(days, 1)))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double residue(double[] values, double around) {
        return Arrays.stream(values)
                .map(value -> (value - around) * (value - around))
                .sum();
    }
}
