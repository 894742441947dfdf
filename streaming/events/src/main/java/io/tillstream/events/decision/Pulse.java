package io.tillstream.events.decision;

import java.time.Instant;
import java.util.Objects;

/**
 * A sign of life of what decides. Topic {@code decision.pulse.v1}, key: the process, compacted. Decisions are written only when
 * they change, so that their silence says nothing; this does.
 *
 * @param process {@code scoring}
 * @param phase what it is at
 * @param at when, by the business clock
 */
public record Pulse(String process, Phase phase, Instant at) {
    /** The key of scoring's own. */
    public static final String SCORING = "scoring";

    public Pulse {
        Objects.requireNonNull(process, "process");
        Objects.requireNonNull(phase, "phase");
        Objects.requireNonNull(at, "at");
    }

    /** What a process is at. */
    public enum Phase {
        /** It reads what is there; what it decided before still stands. */
        READING,
        /** It has read everything and waits for the first models. */
        WAITING,
        /** It decides. */
        DECIDING
    }
}
