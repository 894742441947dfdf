package io.tillstream.dashboards.signin;

import org.jspecify.annotations.Nullable;

/**
 * What a browser is told after a passkey was asked for: one of both.
 *
 * @param to the page to go on with
 * @param refused why it goes no further, to be read where the button is
 */
public record PasskeyAnswer(@Nullable String to, @Nullable String refused) {
    public static PasskeyAnswer goOn(String to) {
        return new PasskeyAnswer(to, null);
    }

    public static PasskeyAnswer refused(String why) {
        return new PasskeyAnswer(null, why);
    }
}
