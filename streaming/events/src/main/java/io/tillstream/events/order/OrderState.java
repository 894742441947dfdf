package io.tillstream.events.order;

/** Where an order stands. The first two wait for the store, the others are over. */
public enum OrderState {
    PLACED,
    READY,
    HANDED_OVER,
    CANCELLED,
    LAPSED;

    /** Whether the store still has something to do. */
    public boolean isWaiting() {
        return this == PLACED || this == READY;
    }
}
