package io.tillstream.customers.lifecycle;

/**
 * How long a member usually stays away: the logarithms of the days between purchases are taken as normal.
 *
 * @param mean of the logarithms
 * @param spread their standard deviation, with what is not known of the mean; above 0
 * @param longest days of the longest silence they came back from, 0 when there is none
 */
public record Rhythm(double mean, double spread, int longest) {
    /** One silence in ten is longer. */
    private static final double LATE = 1.282;

    /** One silence in forty is longer. */
    private static final double GONE = 1.960;

    /** Somebody who came back from a long silence may do so from another. */
    private static final double BEYOND_LONGEST = 1.5;

    /** Days between purchases, by the middle of them; 1 or more. */
    public double usualDays() {
        return Math.max(1, Math.exp(mean));
    }

    /** Whoever stays away for more days than this is late: one own silence in ten is longer. */
    public int lateAfter() {
        return days(Math.exp(mean + LATE * spread));
    }

    /** Whoever stays away for more days than this is lost: one own silence in forty is longer, and none was nearly as long. */
    public int goneAfter() {
        return Math.max(lateAfter() + 1, days(Math.max(Math.exp(mean + GONE * spread), BEYOND_LONGEST * longest)));
    }

    /** How unusual a silence is, in standard deviations. */
    public double unusual(double days) {
        return (Math.log(Math.max(days, 1)) - mean) / spread;
    }

    private static int days(double days) {
        return (int) Math.min(Math.ceil(days), 100_000);
    }
}
