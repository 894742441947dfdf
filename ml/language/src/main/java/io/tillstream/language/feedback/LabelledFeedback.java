package io.tillstream.language.feedback;

import io.tillstream.language.LabelledText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A sentence of our own, and how it is to be read.
 *
 * @param text as it was written
 * @param topic what it is about
 * @param sentiment in which mood
 */
record LabelledFeedback(String text, FeedbackTopic topic, Sentiment sentiment) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** What a resource beside this class holds: text, topic and sentiment, with a header. */
    static List<LabelledFeedback> in(String resource) {
        return rows(
                resource,
                row -> new LabelledFeedback(
                        row.get("text"), FeedbackTopic.ofId(row.get("topic")), Sentiment.ofId(row.get("sentiment"))));
    }

    /** Words and what they say, a topic or a mood each. */
    static List<LabelledText> words(String resource) {
        return rows(resource, row -> new LabelledText(row.get("text"), row.get("label")));
    }

    private static <T> List<T> rows(String resource, Function<CSVRecord, T> row) {
        try (InputStream file = LabelledFeedback.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("Resource " + resource + " is missing.");
            }
            try (CSVParser rows = FORMAT.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return rows.stream().map(row).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LabelledText byTopic() {
        return new LabelledText(text, topic.id());
    }

    LabelledText bySentiment() {
        return new LabelledText(text, sentiment.id());
    }
}
