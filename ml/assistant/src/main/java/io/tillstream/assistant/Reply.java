package io.tillstream.assistant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param understood what was taken to be meant
 * @param slots what it named
 * @param sentences what is answered
 * @param steps what can be done next
 * @param conversation what to remember
 */
public record Reply(
        Understood understood, Slots slots, List<Sentence> sentences, List<Step> steps, Conversation conversation) {
    private static final char LAST_OF_LATIN = '\u00ff';

    public Reply {
        sentences = List.copyOf(sentences);
        steps = List.copyOf(steps);
    }

    /** The entries it rests on, each once. */
    public List<Entry> entries() {
        return sentences.stream()
                .flatMap(sentence -> sentence.entry().stream())
                .distinct()
                .toList();
    }

    /** One after the other; Chinese sentences stand beside each other without a blank. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Sentence sentence : sentences) {
            if (!text.isEmpty() && text.charAt(text.length() - 1) <= LAST_OF_LATIN) {
                text.append(' ');
            }
            text.append(sentence.text());
        }
        return text.toString();
    }

    /** As {@code ask --json} prints it. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("intent", understood.intent().id());
        document.put("confidence", Math.round(understood.confidence() * 1000) / 1000.0);
        document.put("slots", slots.named());
        document.put("entries", entries().stream().map(Entry::document).toList());
        document.put("answer", text());
        return document;
    }
}
