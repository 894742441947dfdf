package io.tillstream.streaming.topic;

/** The topics could not be created; the message says why and what to do. */
public final class TopicsMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicsMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
