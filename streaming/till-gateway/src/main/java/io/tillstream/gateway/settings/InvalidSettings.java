package io.tillstream.gateway.settings;

/** Settings the gateway cannot start with; the message is one line that names each. */
public final class InvalidSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InvalidSettings(String message) {
        super(message);
    }
}
