package io.tillstream.language.feedback;

import io.tillstream.events.Language;
import io.tillstream.language.LabelledText;
import io.tillstream.language.Meaning;
import io.tillstream.language.Understanding;
import io.tillstream.language.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads feedback in all languages at once, by sentences of our own: one classifier for what it is about, one for the mood.
 * Learning takes a moment; keep it.
 */
public final class FeedbackReader {
    private final Understanding topics;
    private final Understanding sentiments;
    private final Set<String> known;

    private FeedbackReader(Understanding topics, Understanding sentiments, Set<String> known) {
        this.topics = topics;
        this.sentiments = sentiments;
        this.known = Set.copyOf(known);
    }

    /** Learns from our own sentences and words. */
    public static FeedbackReader learned() {
        List<LabelledFeedback> sentences = new ArrayList<>();
        List<LabelledText> words = new ArrayList<>();
        for (Language language : Language.values()) {
            sentences.addAll(LabelledFeedback.in("feedback." + language.tag() + ".csv"));
            // Twice, for what a single text has is not counted on.
            words.addAll(LabelledFeedback.words("words." + language.tag() + ".csv"));
            words.addAll(LabelledFeedback.words("words." + language.tag() + ".csv"));
        }
        return new FeedbackReader(
                Understanding.of(
                        sentences.stream().map(LabelledFeedback::byTopic).toList(),
                        words.stream()
                                .filter(word -> !Sentiment.isOne(word.label()))
                                .toList()),
                Understanding.of(
                        sentences.stream().map(LabelledFeedback::bySentiment).toList(),
                        words.stream()
                                .filter(word -> Sentiment.isOne(word.label()))
                                .toList()),
                words.stream()
                        .map(word -> Wording.simplified(word.text()))
                        .filter(Wording::isChinese)
                        .collect(Collectors.toSet()));
    }

    /** What a feedback says; of a text in which nothing is known, that one cannot tell. */
    public FeedbackReading read(String text) {
        return new FeedbackReading(judge(text, topics, FeedbackTopic::ofId), judge(text, sentiments, Sentiment::ofId));
    }

    private static <T> Judgement<T> judge(String text, Understanding understanding, Function<String, T> label) {
        Meaning meaning = understanding.meaning(text);
        return new Judgement<>(label.apply(meaning.label()), understanding.confidence(meaning));
    }

    /** The words that spoke for it; takes some hundred times as long as reading. */
    public FeedbackWords words(String text) {
        return new FeedbackWords(
                SpokenFor.in(text, topics.meaning(text), topics, known),
                SpokenFor.in(text, sentiments.meaning(text), sentiments, known));
    }
}
