package io.tillstream.till.headoffice;

import java.util.Objects;

/** What head office says when a till wants to hand a member's order over. */
public sealed interface OrderAnswer {
    /** No other till is given it for some minutes. */
    record Given() implements OrderAnswer {}

    /**
     * Another till is handing it over at this moment.
     *
     * @param till which
     */
    record HeldElsewhere(String till) implements OrderAnswer {
        public HeldElsewhere {
            Objects.requireNonNull(till, "till");
        }
    }

    /**
     * It has been handed over.
     *
     * @param receipt by this sale
     */
    record HandedOver(String receipt) implements OrderAnswer {
        public HandedOver {
            Objects.requireNonNull(receipt, "receipt");
        }
    }

    /** There was no answer in time, or none that could be read. */
    record Silent() implements OrderAnswer {}
}
