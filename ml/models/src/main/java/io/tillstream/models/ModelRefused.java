package io.tillstream.models;

import org.jspecify.annotations.Nullable;

/** A model folder that is not what its card says; the message names file and rule. */
public final class ModelRefused extends Exception {
    private static final long serialVersionUID = 1L;

    ModelRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
