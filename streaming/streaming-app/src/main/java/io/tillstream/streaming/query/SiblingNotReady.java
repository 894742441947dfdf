package io.tillstream.streaming.query;

/** An instance that holds a part of what was asked for cannot answer yet. */
final class SiblingNotReady extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SiblingNotReady(String sibling, int status) {
        super("Instance " + sibling + " answered " + status + ".");
    }
}
