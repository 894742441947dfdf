package io.tillstream.doctor.sense;

import java.time.Instant;

/** Who showed itself at head office's port. */
public sealed interface Certificate {
    /**
     * A certificate.
     *
     * @param ours whether it is the one this till was enrolled with
     * @param from when it begins to hold
     * @param until when it ends
     */
    record Shown(boolean ours, Instant from, Instant until) implements Certificate {}

    /** The port opened and nothing was said. */
    record Silent() implements Certificate {}

    /** Something that is no TLS was said. */
    record NotTls() implements Certificate {}

    /** The port could not be opened. */
    record NoConnection() implements Certificate {}
}
