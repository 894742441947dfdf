package io.tillstream.encoding;

import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/** Bytes that are not the fact they should be; the message says what was wrong. */
public final class UnreadableFact extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableFact(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * What is wrong, in one line without a full stop, for whoever wrote the bytes by hand. The innermost cause says it best; a
     * constructor that misses a field names the field only.
     */
    public String reason() {
        Throwable cause = this;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return oneLine(of(cause));
    }

    private static String of(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof NullPointerException) {
            return message.matches("\\w+") ? "field " + message + " is missing" : "a field is missing";
        }
        if (cause instanceof JacksonException json) {
            if (json.getOriginalMessage().startsWith("Cannot map `null`")) {
                return "field " + pathOf(json) + " is missing";
            }
            // What Jackson says of a wrong kind of value speaks of classes and constructors.
            return json instanceof MismatchedInputException
                    ? (pathOf(json).isEmpty() ? "it" : "field " + pathOf(json)) + " holds another kind of value"
                    : json.getOriginalMessage();
        }
        return message;
    }

    private static String oneLine(String text) {
        String joined = text.lines().map(String::strip).collect(Collectors.joining(" "));
        return joined.endsWith(".") ? joined.substring(0, joined.length() - 1) : joined;
    }

    private static String pathOf(JacksonException json) {
        return json.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }
}
