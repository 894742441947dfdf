package io.tillstream.assistant;

import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks.
 *
 * @param text as it was written
 * @param language in which the answer is given
 * @param member who asks, by session or by whoever may ask for them; never by the text. Absent: nobody in particular
 */
public record Question(
        String text, Language language, @Nullable MemberId member) {
    /** Without the text: it may name somebody. */
    @Override
    public String toString() {
        return "Question[" + language.tag() + ", " + member + "]";
    }
}
