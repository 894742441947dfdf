package io.tillstream.demand.history;

/**
 * What a buyer knows of a day before it begins.
 *
 * @param discount price as a share of the full price, 1 = no discount; above 0
 * @param holiday whether people are off work
 * @param activity whether a promotion runs
 * @param regular the full price as a share of the series' first one that is known, 0.05 to 20; 1 where nobody knows
 */
public record DayTerms(double discount, boolean holiday, boolean activity, double regular) {
    public static final DayTerms ORDINARY = new DayTerms(1, false, false);

    /** A shop that gives goods away has a discount near 0, and one file counts that as 0. */
    public static final double LOWEST = 0.05;

    private static final double HIGHEST = 10;

    /** Of the full price: what is beyond is a slip of the pen, and says nothing. */
    public static final double LEAST_REGULAR = 0.05;

    public static final double MOST_REGULAR = 20;

    public DayTerms {
        if (!(discount >= 0 && discount <= HIGHEST)) {
            throw new IllegalArgumentException("discount " + discount + "; 0 to " + HIGHEST + ", 1 is the full price");
        }
        if (!(regular >= LEAST_REGULAR && regular <= MOST_REGULAR)) {
            throw new IllegalArgumentException(
                    "full price " + regular + "; " + LEAST_REGULAR + " to " + MOST_REGULAR + ", 1 is the first known");
        }
    }

    /** At the full price of ever. */
    public DayTerms(double discount, boolean holiday, boolean activity) {
        this(discount, holiday, activity, 1);
    }

    /** The same at another full price. */
    public DayTerms at(double fullPrice) {
        return new DayTerms(discount, holiday, activity, fullPrice);
    }

    /** The same without a promotion. */
    public DayTerms unpromoted() {
        return new DayTerms(1, holiday, false, regular);
    }

    /** The price level to compute with, what is paid over the first known full price; of that never below {@link #LOWEST}. */
    public double price() {
        return Math.max(LOWEST, discount) * regular;
    }
}
