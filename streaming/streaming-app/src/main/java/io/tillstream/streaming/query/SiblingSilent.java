package io.tillstream.streaming.query;

/** An instance that holds what was asked for does not answer. */
final class SiblingSilent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SiblingSilent(String sibling, Throwable cause) {
        super(
                "Instance " + sibling + " holds it and does not answer; if it is gone, another one takes over within a"
                        + " minute.",
                cause);
    }
}
