package io.tillstream.dashboards.campaigns;

import io.tillstream.events.assortment.Limits;

/**
 * What is left of a campaign's budget and uses while receipt follows receipt. Of the first gift that does not fit, the uses that
 * fit are given; after it nothing is. A till that was lent less stops sooner, and another then gives what that one could not.
 *
 * <p>Where one receipt in several was looked at, each stands for all of those: their gifts are asked for together, and of a few uses
 * that are left as many are given as there are.
 */
final class Ration {
    private final int oneIn;
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
        this.oneIn = oneIn;
        this.uses = limits.totalUses() == null ? Long.MAX_VALUE : limits.totalUses();
        this.minor = limits.totalAmount() == null
                ? Long.MAX_VALUE
                : limits.totalAmount().minor();
    }

    /**
     * What is given.
     *
     * @param receipts on how many
     * @param gift in all
     */
    record Given(long receipts, Gift gift) {
        static final Given NOTHING = new Given(0, Gift.NOTHING);
    }

    /** What of a receipt's gift is given, on it and on those it stands for. */
    Given take(Gift asked) {
        if (usedUp || asked.isNothing()) {
            return Given.NOTHING;
        }
        Gift all = asked.times(oneIn);
        long fitting = Math.min(all.uses(), uses);
        if (all.minor() > minor) {
            fitting = Math.min(fitting, Math.multiplyExact(all.uses(), minor) / all.minor());
        }
        Gift given = all.only(fitting);
        uses -= given.uses();
        minor -= given.minor();
        usedUp = fitting < all.uses() || uses == 0 || minor == 0;
        return new Given(Math.ceilDiv(fitting, asked.uses()), given);
    }

    /** Whether something is left after all receipts that such gifts stand for. */
    boolean hasMoreThan(Gift asked) {
        Gift all = asked.times(oneIn);
        return uses > all.uses() && minor > all.minor();
    }

    /** Whether nothing more is given. */
    boolean isUsedUp() {
        return usedUp;
    }
}
