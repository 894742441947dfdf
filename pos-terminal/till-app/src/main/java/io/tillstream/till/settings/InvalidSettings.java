package io.tillstream.till.settings;

/** Settings or a data folder the till cannot start with; the message is one line that says what to do. */
public final class InvalidSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSettings(String message) {
        super(message);
    }

    public InvalidSettings(String message, Throwable cause) {
        super(message, cause);
    }
}
