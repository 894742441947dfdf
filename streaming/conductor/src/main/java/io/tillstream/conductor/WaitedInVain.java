package io.tillstream.conductor;

import org.jspecify.annotations.Nullable;

/** Something that had to happen did not happen in time; the message says what. */
final class WaitedInVain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WaitedInVain(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
