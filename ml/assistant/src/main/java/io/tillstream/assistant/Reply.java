package io.tillstream.assistant;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

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

    public String text() {
        return sentences.stream().map(Sentence::text).collect(Collectors.joining(" "));
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
