package io.tillstream.program;

/** A package that no till may run; the message is one line for people. */
public final class UnfitProgram extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitProgram(String message) {
        super(message);
    }

    UnfitProgram(String message, Exception cause) {
        super(message, cause);
    }

    /** The line. */
    public String line() {
        return String.valueOf(getMessage());
    }
}
