package io.tillstream.dashboards.campaigns;

import io.tillstream.events.assortment.Limits;

/**
 * What is left of a campaign's budget and uses while receipt follows receipt. Of the first gift that does not fit, the uses that
 * fit are given; after it nothing is. A till that was lent less stops sooner, and another then gives what that one could not.
 */
final class Ration {
    private long uses;
    private long minor;
    private boolean usedUp;

    /**
     * A whole one.
     *
     * @param limits of the campaign
     * @param oneIn how many receipts there are for each that comes, at least 1
     */
    Ration(Limits limits, int oneIn) {
        this.uses = limits.totalUses() == null ? Long.MAX_VALUE : limits.totalUses() / oneIn;
        this.minor = limits.totalAmount() == null
                ? Long.MAX_VALUE
                : limits.totalAmount().minor() / oneIn;
    }

    /** What of a gift is given. */
    Gift take(Gift asked) {
        if (usedUp) {
            return Gift.NOTHING;
        }
        long fitting = Math.min(asked.uses(), uses);
        if (asked.minor() > minor) {
            fitting = Math.min(fitting, Math.multiplyExact(asked.uses(), minor) / asked.minor());
        }
        Gift given = asked.only(fitting);
        uses -= given.uses();
        minor -= given.minor();
        usedUp = fitting < asked.uses() || uses == 0 || minor == 0;
        return given;
    }

    /** Whether something is left after that. */
    boolean hasMoreThan(Gift asked) {
        return uses > asked.uses() && minor > asked.minor();
    }

    /** Whether nothing more is given. */
    boolean isUsedUp() {
        return usedUp;
    }
}
