package io.tillstream.dashboards.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Tender.TenderType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MessagesTest {
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern KEY =
            Pattern.compile("#\\{([a-z][A-Za-z0-9.-]+)[}(]|show\\.say\\('([a-z][A-Za-z0-9.-]+)'");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @Test
    void everyLanguageSaysTheSameThings() throws IOException {
        Properties english = bundle("messages.properties");

        for (String name : Set.of("messages_zh_TW.properties", "messages_zh_CN.properties")) {
            Properties translated = bundle(name);

            assertThat(translated.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(translated.getProperty(key)).as(key).isNotBlank();
                assertThat(placeholders(translated.getProperty(key)))
                        .as(name + ": " + key)
                        .isEqualTo(placeholders(english.getProperty(key)));
            }
        }
    }

    /** A wallet that nobody has chosen yet stands in no sale. */
    @Test
    void everyKindOfMoneyHasItsWords() throws IOException {
        Set<String> known = bundle("messages.properties").stringPropertyNames();

        for (TenderType type : EnumSet.complementOf(EnumSet.of(TenderType.WALLET))) {
            assertThat(known).contains("tender." + type, "closings.tender." + type);
        }
    }

    /** Whoever counts shelves sets nothing; the page of programs is for IT alone. */
    @Test
    void onlyThePageOfProgramsNamesASetting() throws IOException {
        for (String name : Set.of("messages.properties", "messages_zh_TW.properties", "messages_zh_CN.properties")) {
            Properties messages = bundle(name);

            assertThat(messages.stringPropertyNames())
                    .as(name)
                    .filteredOn(key -> messages.getProperty(key).contains("tillstream."))
                    .containsExactly("program.no-keys");
        }
    }

    @Test
    void traditionalAndSimplifiedAreTranslationsOfTheirOwn() throws IOException {
        assertThat(bundle("messages_zh_TW.properties").getProperty("place.fleet"))
                .isEqualTo("收銀機");
        assertThat(bundle("messages_zh_CN.properties").getProperty("place.fleet"))
                .isEqualTo("收银机");
    }

    @Test
    void everyKeyOfATemplateExists() throws IOException {
        Set<String> known = bundle("messages.properties").stringPropertyNames();
        Set<String> used = new TreeSet<>();
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                Matcher key = KEY.matcher(Files.readString(template));
                while (key.find()) {
                    String found = key.group(1) == null ? key.group(2) : key.group(1);
                    // A key put together from a prefix and a constant ends with a point here; pages are rendered
                    // elsewhere.
                    if (!found.endsWith(".")) {
                        used.add(found);
                    }
                }
            }
        }

        assertThat(used).hasSizeGreaterThan(100).isSubsetOf(known);
    }

    @Test
    void templatesNeverPrintUnescapedText() throws IOException {
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            for (Path template : templates.toList()) {
                assertThat(Files.readString(template))
                        .as(template.toString())
                        .doesNotContain("th:utext", "style=", "onclick", "<script>", "__${");
            }
        }
    }

    private static Set<String> placeholders(String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }

    private static Properties bundle(String name) throws IOException {
        Properties messages = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/" + name), name),
                StandardCharsets.UTF_8)) {
            messages.load(reader);
        }
        return messages;
    }
}
