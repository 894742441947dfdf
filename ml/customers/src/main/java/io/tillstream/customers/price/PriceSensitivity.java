package io.tillstream.customers.price;

/**
 * How much of what a member bought was reduced, beside what others bought reduced of the same goods in the same weeks.
 *
 * @param lines how many lines could be compared, above 0
 * @param reduced share of their value that was reduced, 0 to 1
 * @param expected the share it would be if the member bought as others do, 0 to 1
 * @param factor {@code reduced} over {@code expected}, drawn to 1 by how little is known; 1 is as everybody
 */
public record PriceSensitivity(int lines, double reduced, double expected, double factor) {
    private static final double KEEN = 1.25;
    private static final double CALM = 0.8;

    /** In words. */
    public enum Band {
        /** Buys clearly more when it is reduced. */
        KEEN,

        /** As everybody does. */
        USUAL,

        /** Buys clearly less of what is reduced than others do. */
        CALM
    }

    public PriceSensitivity {
        if (lines < 1 || !(factor >= 0)) {
            throw new IllegalArgumentException(lines + " lines and a factor of " + factor + " say nothing of prices.");
        }
    }

    public Band band() {
        return factor >= KEEN ? Band.KEEN : factor <= CALM ? Band.CALM : Band.USUAL;
    }
}
