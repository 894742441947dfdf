package io.tillstream.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A SHA-256 digest.
 *
 * @param hex 64 small hexadecimal digits
 */
public record Hash(String hex) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** What stands before the first record of a chain. */
    public static final Hash GENESIS = new Hash("0".repeat(64));

    public Hash {
        Objects.requireNonNull(hex, "hex");
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("Hash \"" + hex + "\" is not 64 small hexadecimal digits.");
        }
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
