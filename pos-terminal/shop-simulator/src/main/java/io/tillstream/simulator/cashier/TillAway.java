package io.tillstream.simulator.cashier;

/** The till does not answer; it may have been killed and may come back. */
final class TillAway extends Exception {
    private static final long serialVersionUID = 1L;

    TillAway(String message, Throwable cause) {
        super(message, cause);
    }
}
