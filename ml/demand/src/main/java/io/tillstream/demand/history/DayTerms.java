package io.tillstream.demand.history;

/**
 * What a buyer knows of a day before it begins.
 *
 * @param discount price as a share of the full price, 1 = no discount; above 0
 * @param holiday whether people are off work
 * @param activity whether a promotion runs
 */
public record DayTerms(double discount, boolean holiday, boolean activity) {
    public static final DayTerms ORDINARY = new DayTerms(1, false, false);

    /** A shop that gives goods away has a discount near 0, and one file counts that as 0. */
    public static final double LOWEST = 0.05;

    private static final double HIGHEST = 10;

    public DayTerms {
        if (!(discount >= 0 && discount <= HIGHEST)) {
            throw new IllegalArgumentException("discount " + discount + "; 0 to " + HIGHEST + ", 1 is the full price");
        }
    }

    /** The price level to compute with: never below {@link #LOWEST}. */
    public double price() {
        return Math.max(LOWEST, discount);
    }
}
