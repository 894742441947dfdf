package io.tillstream.till.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.sale.FinishedSale;
import io.tillstream.till.sale.NotGiven;
import io.tillstream.till.sale.Notice;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Three true translations, complete. */
class MessagesTest {
    private static final Pattern GAP = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z.-]+)[(}]");
    private static final Predicate<String> KEYED = Pattern.compile(
                    "notice\\..*\\.todo|pay\\.(hint|to-give)|wait\\.(stopping|hint)")
            .asMatchPredicate();
    private static final Properties ENGLISH = bundle("messages.properties");

    @ParameterizedTest
    @ValueSource(strings = {"messages_zh_TW.properties", "messages_zh_CN.properties"})
    void everyLanguageHasEveryMessageWithTheSameGaps(String name) {
        Properties translated = bundle(name);

        assertThat(new TreeSet<>(translated.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(ENGLISH.stringPropertyNames()));
        for (String key : ENGLISH.stringPropertyNames()) {
            assertThat(gaps(translated.getProperty(key))).as(key).isEqualTo(gaps(ENGLISH.getProperty(key)));
            assertThat(translated.getProperty(key)).as(key).isNotBlank().doesNotContain("'");
        }
    }

    @Test
    void everyKindOfMoneyHasItsWords() {
        for (TenderType type : TenderType.values()) {
            String kind = type.name().toLowerCase(Locale.ROOT).replace('_', '-');
            assertThat(ENGLISH.stringPropertyNames()).contains("tender." + kind, "return.tender-" + kind);
        }
    }

    @Test
    void traditionalAndSimplifiedAreNotConversionsOfOneText() {
        Properties traditional = bundle("messages_zh_TW.properties");
        Properties simplified = bundle("messages_zh_CN.properties");

        assertThat(traditional.getProperty("key.reprint")).isEqualTo("補印收據");
        assertThat(simplified.getProperty("key.reprint")).isEqualTo("补打小票");
    }

    /** One is pressed in every tenth sale, the other throws the sale away. */
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_zh_TW.properties", "messages_zh_CN.properties"})
    void aLineIsTakenOutByOtherWordsThanTheBasket(String name) {
        Properties texts = bundle(name);

        assertThat(texts.getProperty("key.void")).doesNotContain(texts.getProperty("key.cancel"));
        assertThat(texts.getProperty("key.void")).doesNotContain("取消");
        assertThat(texts.getProperty("cancel.yes")).isNotEqualTo(texts.getProperty("key.void"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyMessageATemplateAsksForExists(Path template) throws IOException {
        Matcher keys = KEY.matcher(Files.readString(template));

        while (keys.find()) {
            assertThat(ENGLISH.stringPropertyNames()).contains(keys.group(1));
        }
    }

    /** A phone has none of these keys; Enter is on the keyboard of every one. */
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_zh_TW.properties", "messages_zh_CN.properties"})
    void keysAreNamedWhereAPhoneCanLeaveThemOut(String name) {
        Properties texts = bundle(name);

        for (String key : texts.stringPropertyNames()) {
            String onAPhone = texts.getProperty(key).replaceAll("\\[[^]]*]", "");
            assertThat(onAPhone).as(key).doesNotContainPattern("\\b(F\\d+|Esc|Del)\\b");
            assertThat(KEYED.test(key) || onAPhone.equals(texts.getProperty(key)))
                    .as(key + " has brackets, which only notices and payments are shown with")
                    .isTrue();
        }
    }

    @Test
    void everyNearMissHasItsSentence() {
        assertThat(ENGLISH.stringPropertyNames())
                .contains("miss.pieces", "miss.pieces-of", "miss.worth", "miss.member");
    }

    @Test
    void everyReasonNotToGiveAPromotionHasItsSentence() {
        for (NotGiven.Why why : NotGiven.Why.values()) {
            assertThat(ENGLISH.stringPropertyNames()).contains(NotGivenWriter.key(why));
        }
    }

    @Test
    void everyNoticeHasItsThreeLines() {
        for (Notice.Kind kind : Notice.Kind.values()) {
            assertThat(ENGLISH.stringPropertyNames())
                    .contains(kind.key() + ".happened", kind.key() + ".works", kind.key() + ".todo");
        }
    }

    @Test
    void everythingAPrinterCanDoHasItsText() {
        for (ReceiptPrinter.Trouble trouble : ReceiptPrinter.Trouble.values()) {
            assertThat(ENGLISH.stringPropertyNames()).contains("printer." + kebab(trouble));
        }
        for (FinishedSale.Paper paper : FinishedSale.Paper.values()) {
            assertThat(ENGLISH.stringPropertyNames()).contains("paper." + kebab(paper));
        }
    }

    private static String kebab(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> gaps(String text) {
        List<String> gaps = new ArrayList<>();
        Matcher matcher = GAP.matcher(text);
        while (matcher.find()) {
            gaps.add(matcher.group());
        }
        gaps.sort(null);
        return gaps;
    }

    private static Properties bundle(String name) {
        try (Reader reader = reader("/" + name)) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    private static Reader reader(String name) {
        var stream = MessagesTest.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalArgumentException("No resource " + name);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
