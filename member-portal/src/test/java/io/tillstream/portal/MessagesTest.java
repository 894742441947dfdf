package io.tillstream.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Tender.TenderType;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern USED = Pattern.compile("#\\{([a-z0-9.]+)[(}]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    private static Properties messages(String suffix) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages" + suffix + ".properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_zh_TW", "_zh_CN"})
    void hasEveryTextWithTheSamePlaceholdersInEveryLanguage(String suffix) throws IOException {
        Properties english = messages("");
        Properties other = messages(suffix);

        assertThat(other.keySet()).isEqualTo(english.keySet());
        for (String key : english.stringPropertyNames()) {
            assertThat(other.getProperty(key)).as(key).isNotBlank();
            assertThat(placeholders(other.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void hasEveryTextThatATemplateAsksFor() throws IOException {
        Set<String> keys = messages("").stringPropertyNames();
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path template : (Iterable<Path>) templates.filter(Files::isRegularFile)::iterator) {
                Matcher used = USED.matcher(Files.readString(template));
                while (used.find()) {
                    assertThat(keys).as(template.toString()).contains(used.group(1));
                }
            }
        }
    }

    /** A wallet that nobody has chosen yet stands in no sale. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WALLET")
    void hasAWordForEveryKindOfMoney(TenderType type) throws IOException {
        assertThat(messages("").stringPropertyNames()).contains("tender." + type);
    }

    /** Traditional and simplified Chinese are two translations: hardly a text is the same in both. */
    @Test
    void translatesIntoBothKindsOfChinese() throws IOException {
        Properties traditional = messages("_zh_TW");
        Properties simplified = messages("_zh_CN");

        long same = traditional.stringPropertyNames().stream()
                .filter(key -> traditional.getProperty(key).equals(simplified.getProperty(key)))
                .count();
        assertThat(same).isLessThan(traditional.size() / 5);
    }

    @Test
    void neverWritesTextUnescaped() throws IOException {
        try (Stream<Path> templates = Files.walk(RESOURCES.resolve("templates"))) {
            for (Path template : (Iterable<Path>) templates.filter(Files::isRegularFile)::iterator) {
                assertThat(Files.readString(template))
                        .as(template.toString())
                        .doesNotContain("th:utext")
                        .doesNotContain("[(")
                        .doesNotContain("__$");
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
}
