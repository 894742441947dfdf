package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 small hexadecimal digits
 */
public record Hash(String hex) {
    private static final int DIGITS = 64;

    /** What stands before the first record of a chain. */
    public static final Hash GENESIS = new Hash("0".repeat(64));

    public Hash {
        Objects.requireNonNull(hex, "hex");
        if (hex.length() != DIGITS || !isHexadecimal(hex)) {
            throw new IllegalArgumentException("Hash \"" + hex + "\" is not 64 small hexadecimal digits.");
        }
    }

    /** Without a pattern: each record of a journal and each member of a shelf has one. */
    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    @JsonCreator
    public static Hash of(String hex) {
        return new Hash(hex);
    }

    @JsonValue
    @Override
    public String hex() {
        return hex;
    }

    @Override
    public String toString() {
        return hex;
    }
}
