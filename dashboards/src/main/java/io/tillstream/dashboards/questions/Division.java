package io.tillstream.dashboards.questions;

/** By what an answer is divided. Message keys begin with {@code ask.by.}. */
enum Division {
    TOTAL,
    ITEM,
    CATEGORY,
    STORE,
    DAY,
    WEEKDAY,
    HOUR,
    CASHIER,
    CHANNEL;

    /** Whether the hours of the ledger know it. */
    boolean isInLedger() {
        return this == TOTAL || this == STORE || isOfTime();
    }

    /** Whether its parts follow each other and are not ranked. */
    boolean isOfTime() {
        return this == DAY || this == WEEKDAY || this == HOUR;
    }
}
