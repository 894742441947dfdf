package io.tillstream.assistant;

import io.tillstream.events.Language;
import io.tillstream.language.LabelledText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** What people say and what they mean by it, in three languages: what the assistant learns from. */
final class Utterances {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private Utterances() {}

    static List<LabelledText> all() {
        return Arrays.stream(Language.values())
                .flatMap(language -> in(language).stream())
                .toList();
    }

    static List<LabelledText> in(Language language) {
        String name = "utterances." + language.tag() + ".csv";
        try (InputStream file = Utterances.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("Resource " + name + " is missing.");
            }
            try (CSVParser rows = FORMAT.parse(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return rows.stream()
                        .map(row -> new LabelledText(row.get("text"), row.get("label")))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
