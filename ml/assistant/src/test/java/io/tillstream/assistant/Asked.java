package io.tillstream.assistant;

import io.tillstream.events.Language;
import io.tillstream.language.LabelledText;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * A question that nothing was learned from.
 *
 * @param text as it was asked
 * @param label what it means
 * @param reach of what is out of scope, {@code near} or {@code far}; otherwise empty
 */
record Asked(String text, String label, String reach) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static List<Asked> in(Language language) {
        return in("asked", language);
    }

    /** Written by somebody else, who had seen none of the utterances. */
    static List<Asked> apart(Language language) {
        return in("asked-apart", language);
    }

    /** Written by the same, who by then knew the first answers. */
    static List<Asked> again(Language language) {
        return in("asked-again", language);
    }

    /** Written by a third, who knew the intents and nothing else, and looked at only as a whole. */
    static List<Asked> third(Language language) {
        return in("asked-third", language);
    }

    private static List<Asked> in(String file, Language language) {
        try (CSVParser rows = FORMAT.parse(new InputStreamReader(
                Objects.requireNonNull(Asked.class.getResourceAsStream(file + "." + language.tag() + ".csv")),
                StandardCharsets.UTF_8))) {
            return rows.stream()
                    .map(row -> new Asked(row.get("text"), row.get("label"), row.get("reach")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LabelledText labelled() {
        return new LabelledText(text, label);
    }
}
