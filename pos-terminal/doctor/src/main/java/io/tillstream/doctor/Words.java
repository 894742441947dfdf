package io.tillstream.doctor;

import io.tillstream.events.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The doctor's words in one language. Gaps are {@code {0}}, {@code {1}}; a quotation mark is only itself. */
public final class Words {
    private static final Map<Language, Words> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Words(read("words_" + language.tag().replace('-', '_') + ".properties")));
        }
    }

    private final Properties texts;

    private Words(Properties texts) {
        this.texts = texts;
    }

    public static Words in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /**
     * A finding in three lines.
     *
     * @param happened what is wrong
     * @param works what still works
     * @param todo what to do now
     * @param call who helps when that does not; empty when the counter can do it alone
     */
    public record Lines(String happened, String works, String todo, String call) {}

    public Lines of(Outcome.Found found) {
        Finding finding = found.finding();
        return new Lines(
                text("finding." + finding.id() + ".happened", found.details()),
                text("works." + finding.stillWorks().id(), List.of()),
                text("finding." + finding.id() + ".todo", found.details()),
                finding.call() == Finding.Call.NOBODY
                        ? ""
                        : text("call." + finding.call().id(), List.of()));
    }

    public String of(Complaint complaint) {
        return text("complaint." + complaint.id(), List.of());
    }

    public String of(Check check) {
        return text("check." + check.id(), List.of());
    }

    public String of(Question question) {
        return text("question." + question.id(), List.of());
    }

    public String of(Outcome.Reason reason) {
        return text("reason." + reason.id(), List.of());
    }

    /** A text of the doctor's own page, by its key. */
    public String text(String key) {
        return text(key, List.of());
    }

    String text(String key, List<String> gaps) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("The doctor has no words for " + key + ".");
        }
        for (int i = 0; i < gaps.size(); i++) {
            text = text.replace("{" + i + "}", gaps.get(i));
        }
        return text;
    }

    java.util.Set<String> keys() {
        return texts.stringPropertyNames();
    }

    private static Properties read(String name) {
        try (InputStream stream = Words.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(Objects.requireNonNull(stream, name), StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
