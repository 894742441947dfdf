package io.tillstream.streaming.settings;

/** Settings the app cannot start with; the message is one line that names each. */
public final class InvalidSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSettings(String message) {
        super(message);
    }
}
