package io.tillstream.doctor.sense;

/** What a scale says when it is asked. */
public enum ScaleState {
    /** It weighs. */
    WORKS,
    SILENT,
    OVERLOADED,
    OFF_ZERO,
    NEVER_AT_REST
}
