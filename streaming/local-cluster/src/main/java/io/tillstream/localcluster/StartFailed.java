package io.tillstream.localcluster;

import org.jspecify.annotations.Nullable;

/** A server did not start; the message says which one, why, and where its log is. */
public final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartFailed(String message) {
        this(message, null);
    }

    StartFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
