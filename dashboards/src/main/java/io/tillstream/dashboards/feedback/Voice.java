package io.tillstream.dashboards.feedback;

import io.tillstream.events.member.MemberFeedback;
import io.tillstream.language.feedback.FeedbackReading;
import org.jspecify.annotations.Nullable;

/**
 * A feedback and what it comes to. Stars say the mood themselves; without them it is read from the words.
 *
 * @param feedback as it was written
 * @param reading of its words, absent where there are none
 */
record Voice(MemberFeedback feedback, @Nullable FeedbackReading reading) {
    /** Of what is not sure enough to be counted as something. */
    static final String UNSURE = "unsure";

    /** Of stars without words. */
    static final String WORDLESS = "wordless";

    private static final int MIDDLE = 3;

    /** A topic, {@value #UNSURE} or {@value #WORDLESS}. */
    public String topic() {
        if (reading == null) {
            return WORDLESS;
        }
        return reading.topic().isSure() ? reading.topic().value().id() : UNSURE;
    }

    /** {@code negative}, {@code neutral}, {@code positive} or {@value #UNSURE}. */
    public String mood() {
        Integer stars = feedback.stars();
        if (stars != null) {
            return stars < MIDDLE ? "negative" : stars > MIDDLE ? "positive" : "neutral";
        }
        return reading != null && reading.sentiment().isSure()
                ? reading.sentiment().value().id()
                : UNSURE;
    }
}
