package io.tillstream.events.till;

import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Objects;

/**
 * What a till sent of its log and its state, without personal data. Topic {@code fact.till-bundle.v1}, key: the till, kept
 * for three days.
 *
 * @param till which
 * @param id of the request it answers
 * @param at when it arrived, true time
 * @param zip the file, base 64; at most 640 KiB before that
 */
public record TillBundle(TillId till, String id, Instant at, String zip) {
    /** So many bytes, in base 64, still fit into a record of the log. */
    public static final int LARGEST = 640 * 1024;

    public TillBundle {
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(zip, "zip");
        if (!BundleAsked.isId(id)) {
            throw new IllegalArgumentException("Bundle \"" + id + "\" has no id of 8 to 32 small letters and digits.");
        }
    }
}
