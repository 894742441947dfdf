package io.tillstream.events.staff;

import io.tillstream.events.Hash;
import java.util.regex.Pattern;

/**
 * What a PIN is checked against: PBKDF2 with HMAC-SHA-256, 32 bytes. The work is bounded on both sides: enough to make
 * guessing slow, little enough that the slowest till answers within 300 ms.
 *
 * @param iterations 10,000 to 400,000
 * @param salt 16 random bytes, 32 small hexadecimal digits
 * @param key what the PIN leads to
 */
public record PinVerifier(int iterations, String salt, Hash key) {
    private static final int FEWEST = 10_000;
    private static final int MOST = 400_000;
    private static final Pattern SALT = Pattern.compile("[0-9a-f]{32}");

    public PinVerifier {
        if (iterations < FEWEST || iterations > MOST) {
            throw new IllegalArgumentException(
                    "A PIN is hashed " + iterations + " times; " + FEWEST + " to " + MOST + ".");
        }
        if (!SALT.matcher(salt).matches()) {
            throw new IllegalArgumentException("The salt of a PIN is not 32 small hexadecimal digits.");
        }
    }

    @Override
    public String toString() {
        return "PinVerifier[" + iterations + "]";
    }
}
