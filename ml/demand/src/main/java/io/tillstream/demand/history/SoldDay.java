package io.tillstream.demand.history;

/**
 * One day of one series.
 *
 * @param sold what was sold, in whatever unit the file uses; 0 or more
 * @param hoursOut hours between 06 and 22 in which the shelf was empty, 0 to 16
 * @param terms what was known before the day began
 * @param rain precipitation, NaN where nobody measured
 * @param temperature in degrees Celsius, NaN where nobody measured
 */
public record SoldDay(double sold, double hoursOut, DayTerms terms, double rain, double temperature) {
    /** Between opening and closing. */
    public static final int HOURS = 16;

    public SoldDay {
        if (!(sold >= 0) || Double.isInfinite(sold)) {
            throw new IllegalArgumentException("sold " + sold + "; 0 or more");
        }
        if (!(hoursOut >= 0 && hoursOut <= HOURS)) {
            throw new IllegalArgumentException("hours out of stock " + hoursOut + "; 0 to " + HOURS);
        }
    }
}
