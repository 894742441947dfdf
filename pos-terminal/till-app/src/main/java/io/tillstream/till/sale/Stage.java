package io.tillstream.till.sale;

/** Where the sale at the counter stands, and so what an act means: digits are an amount in one and an item in another. */
public sealed interface Stage {
    /** Goods are scanned; also between two customers. */
    record Selling() implements Stage {}

    /** The customer pays. */
    record Paying() implements Stage {}

    /**
     * Goods come back.
     *
     * @param step how far that has come
     */
    record Returning(ReturnStep step) implements Stage {}
}
