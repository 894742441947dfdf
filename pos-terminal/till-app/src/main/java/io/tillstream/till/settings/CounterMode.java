package io.tillstream.till.settings;

/** What is sold over the counter of a till, and so what its cashiers see first. */
public enum CounterMode {
    /** Goods from shelves. */
    RETAIL,
    /** Meals at tables. */
    CATERING
}
