package io.tillstream.till.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Messages that name keys. What stands in square brackets is for whoever has a keyboard; without it the sentence is whole,
 * and a phone shows it so.
 */
@Component("keyTexts")
final class KeyTexts {
    private static final Pattern KEYS = Pattern.compile("\\[([^\\]]*)]");

    /**
     * A piece of a sentence.
     *
     * @param text its words
     * @param keys whether it is for whoever has a keyboard
     */
    public record Part(String text, boolean keys) {}

    /** The pieces of a message, in order. */
    public List<Part> parts(String message) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = KEYS.matcher(message);
        int from = 0;
        while (matcher.find()) {
            parts.add(new Part(message.substring(from, matcher.start()), false));
            parts.add(new Part(matcher.group(1), true));
            from = matcher.end();
        }
        parts.add(new Part(message.substring(from), false));
        return List.copyOf(parts);
    }

    /** The whole sentence, keys and all. */
    public String whole(String message) {
        return KEYS.matcher(message).replaceAll("$1");
    }
}
