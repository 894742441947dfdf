package io.tillstream.doctor.sense;

import java.time.Instant;
import java.util.Optional;

/** What came of a signed question to head office. */
public sealed interface Answer {
    /**
     * An answer.
     *
     * @param status HTTP status
     * @param ours whether it reads as head office's own
     * @param time head office's time, if it said
     */
    record Said(int status, boolean ours, Optional<Instant> time) implements Answer {}

    /** Nothing came back in time. */
    record Silent() implements Answer {}

    /** The question could not be put. */
    record NoConnection() implements Answer {}
}
