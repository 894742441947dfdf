package io.tillstream.events.order;

/** How the goods of an order come to the member. {@code RESERVE}: put aside only, priced and paid at the till. */
public enum Fulfilment {
    COLLECT,
    DELIVER,
    RESERVE
}
