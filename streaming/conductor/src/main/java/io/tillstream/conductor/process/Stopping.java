package io.tillstream.conductor.process;

/** Something was to be started while everything is being stopped. */
public final class Stopping extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopping() {
        super("Everything is being stopped");
    }
}
