package io.tillstream.codes.gs1;

/** A code that is no GS1 data, or damaged: its message is one sentence for the cashier. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }

    /** What is wrong, and what to do. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
