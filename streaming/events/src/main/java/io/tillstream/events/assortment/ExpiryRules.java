package io.tillstream.events.assortment;

import org.jspecify.annotations.Nullable;

/**
 * How long an item keeps and what follows from that; at least one is said. Its last day is the last on which it may be sold.
 *
 * @param shelfLife for how many days it may usually be sold once it has come, the day of coming included, 1 to {@value #LONGEST};
 *     absent where nobody has said or it keeps for ever
 * @param leastAtReceipt for how many days it has to be saleable when it comes, that day included, 1 to {@value #LONGEST}; with
 *     less it is not taken without a word. Absent where any will do
 * @param markDown what is taken off before its last day; absent where the till's own setting decides
 */
public record ExpiryRules(
        @Nullable Integer shelfLife,
        @Nullable Integer leastAtReceipt,
        @Nullable MarkDown markDown) {
    /** Ten years. */
    public static final int LONGEST = 3_650;

    /**
     * What is taken off at the till where a code says the last day.
     *
     * @param days from how many days before its last day on, 0 for that day alone, up to 365
     * @param percent 1 to 99; 0: never anything, whatever a till's own setting says
     */
    public record MarkDown(int days, int percent) {
        /** Nothing is ever taken off. */
        public static final MarkDown NEVER = new MarkDown(0, 0);

        private static final int MOST_DAYS = 365;
        private static final int MOST_PERCENT = 99;

        public MarkDown {
            if (days < 0 || days > MOST_DAYS || percent < 0 || percent > MOST_PERCENT) {
                throw new IllegalArgumentException("Marked down by " + percent + " percent " + days
                        + " days before the last; 0 to " + MOST_PERCENT + " percent, 0 to " + MOST_DAYS + " days.");
            }
        }

        /** Percent that are taken off goods that may be sold for so many days after today; 0 for none. */
        public int percentOff(long daysLeft) {
            return daysLeft <= days ? percent : 0;
        }
    }

    public ExpiryRules {
        if (shelfLife == null && leastAtReceipt == null && markDown == null) {
            throw new IllegalArgumentException("Rules of expiry say nothing; one of three, or none at all.");
        }
        check(shelfLife);
        check(leastAtReceipt);
        if (shelfLife != null && leastAtReceipt != null && leastAtReceipt > shelfLife) {
            throw new IllegalArgumentException("It has to keep for " + leastAtReceipt
                    + " days when it comes, and keeps for " + shelfLife + "; at most as many.");
        }
    }

    private static void check(@Nullable Integer days) {
        if (days != null && (days < 1 || days > LONGEST)) {
            throw new IllegalArgumentException("It keeps for " + days + " days; 1 to " + LONGEST + ".");
        }
    }
}
