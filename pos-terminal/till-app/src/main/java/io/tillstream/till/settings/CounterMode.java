package io.tillstream.till.settings;

/** What a counter is for; it says which screen comes first and which keys there are. */
public enum CounterMode {
    /** Goods from shelves. */
    RETAIL,
    /** Meals at tables. */
    CATERING,
    /** Parcels come in and go out; goods are a key away. */
    EXPRESS
}
