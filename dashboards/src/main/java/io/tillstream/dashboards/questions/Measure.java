package io.tillstream.dashboards.questions;

/** What can be asked for. Message keys begin with {@code ask.measure.}. */
enum Measure {
    /** Sum of line nets, returns subtracted. */
    NET(true),
    /** Pieces sold, returns subtracted; what is weighed is left out. */
    PIECES(false),
    /** How many receipts. */
    RECEIPTS(false),
    /** Net for each receipt. */
    BASKET(true),
    /** What was taken off. */
    DISCOUNT(true),
    /** What came back, as a positive sum. */
    RETURNS(true),
    /** Minutes for which the books had nothing of an item in a store. */
    EMPTY(false);

    private final boolean money;

    Measure(boolean money) {
        this.money = money;
    }

    boolean isMoney() {
        return money;
    }

    /** Whether the hours of the ledger know it. */
    boolean isInLedger() {
        return this == NET || this == RECEIPTS || this == BASKET || this == DISCOUNT;
    }
}
