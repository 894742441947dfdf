package io.tillstream.events.till;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Head office asks a till for its log and its state, once. Topic {@code fact.bundle-asked.v1}, key: store and till, compacted.
 *
 * @param till which
 * @param id of this request, small letters and digits
 * @param until a till that hears of it later sends nothing; business time
 */
public record BundleAsked(TillId till, String id, Instant until) {
    private static final Pattern ID = Pattern.compile("[a-z0-9]{8,32}");

    public BundleAsked {
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(until, "until");
        if (!isId(id)) {
            throw new IllegalArgumentException("Request \"" + id + "\" has no id of 8 to 32 small letters and digits.");
        }
    }

    /** Whether a text can be the id of a request. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
