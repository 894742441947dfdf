package io.tillstream.language.feedback;

import java.util.List;

/**
 * Words of a feedback that spoke most for what was read in it, as they were written and in their order.
 *
 * @param topic for what it is about
 * @param sentiment for its mood
 */
public record FeedbackWords(List<String> topic, List<String> sentiment) {
    /** Of a text without any. */
    public static final FeedbackWords NONE = new FeedbackWords(List.of(), List.of());

    public FeedbackWords {
        topic = List.copyOf(topic);
        sentiment = List.copyOf(sentiment);
    }
}
