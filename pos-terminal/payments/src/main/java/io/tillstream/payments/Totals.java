package io.tillstream.payments;

/** What a host has taken and given back for one till. */
public sealed interface Totals {
    /**
     * In minor units of the till's currency.
     *
     * @param takenMinor what was paid and not reversed
     * @param refundedMinor what was given back of it
     * @param payments how many payments that are
     */
    record Known(long takenMinor, long refundedMinor, long payments) implements Totals {}

    /** Nobody answers. */
    record Silent() implements Totals {}
}
