package io.tillstream.encoding;

import org.jspecify.annotations.Nullable;

/** Bytes that are not the fact they should be; the message says what was wrong. */
public final class UnreadableFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableFact(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
