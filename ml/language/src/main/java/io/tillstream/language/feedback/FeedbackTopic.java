package io.tillstream.language.feedback;

import java.util.Arrays;
import java.util.Locale;

/** What a member's feedback is about. The names are fixed: texts are labelled with them. */
public enum FeedbackTopic {
    PRICE,
    QUALITY,
    STAFF,
    QUEUE,
    STOCK,
    APP_PAYMENT,
    DELIVERY,
    CLEANLINESS,
    OTHER;

    private final String id = name().toLowerCase(Locale.ROOT);

    /** Its fixed name, {@code app_payment}. */
    public String id() {
        return id;
    }

    static FeedbackTopic ofId(String id) {
        return Arrays.stream(values())
                .filter(topic -> topic.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Topic \"" + id + "\" is none of ours."));
    }
}
