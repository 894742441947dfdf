package io.tillstream.dashboards.campaigns;

/**
 * What a campaign gives on one receipt.
 *
 * @param uses how often, as its limits count
 * @param minor what it takes off, as its budget counts
 * @param costMinor what comes off beyond what other promotions would take off without it
 */
record Gift(long uses, long minor, long costMinor) {
    static final Gift NOTHING = new Gift(0, 0, 0);

    /** So many of its uses, with their share of the money. */
    Gift only(long some) {
        return some == 0
                ? NOTHING
                : new Gift(
                        some,
                        Math.multiplyExact(minor, some) / uses,
                        Math.floorDiv(Math.multiplyExact(costMinor, some), uses));
    }

    /** That of so many receipts like it. */
    Gift times(int receipts) {
        return new Gift(
                Math.multiplyExact(uses, receipts),
                Math.multiplyExact(minor, receipts),
                Math.multiplyExact(costMinor, receipts));
    }

    boolean isNothing() {
        return uses == 0;
    }
}
