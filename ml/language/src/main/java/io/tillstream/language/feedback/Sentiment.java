package io.tillstream.language.feedback;

import java.util.Arrays;
import java.util.Locale;

/** In which mood something was said. */
public enum Sentiment {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its fixed name, {@code negative}. */
    public String id() {
        return id;
    }

    static boolean isOne(String id) {
        return Arrays.stream(values()).anyMatch(sentiment -> sentiment.id.equals(id));
    }

    static Sentiment ofId(String id) {
        return Arrays.stream(values())
                .filter(sentiment -> sentiment.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Sentiment \"" + id + "\" is none of ours."));
    }
}
