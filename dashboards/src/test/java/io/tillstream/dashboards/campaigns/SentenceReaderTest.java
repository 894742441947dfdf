package io.tillstream.dashboards.campaigns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Three sets of sentences, what each is worth stands in docs/reference/campaigns.md; and what the reader must never do. */
final class SentenceReaderTest {
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");
    private static SmallChain chain;

    @BeforeAll
    static void open() {
        chain = new SmallChain();
    }

    @AfterAll
    static void close() {
        chain.close();
    }

    @ParameterizedTest
    @CsvSource({"sentences, 15, 14", "sentences-second, 10, 9", "sentences-third, 8, 5"})
    void mostAreReadAsTheyWereMeant(String set, int ofALanguage, int least) throws IOException {
        Map<String, Integer> right = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int otherwise = 0;
        for (String line : Files.readAllLines(
                Path.of("src/test/resources/io/tillstream/dashboards/campaigns/" + set + ".tsv"),
                StandardCharsets.UTF_8)) {
            if (!line.startsWith("#")) {
                String[] cells = line.split("\t", -1);
                String missed = missed(read(cells[1]), cells[2]);
                if (missed.isEmpty()) {
                    right.merge(cells[0], 1, Integer::sum);
                } else {
                    otherwise += isOtherwise(read(cells[1]), cells[2]) ? 1 : 0;
                    wrong.add(cells[1] + " | " + missed + " | " + read(cells[1]));
                }
            }
        }
        System.out.println(set + ", of " + ofALanguage + " in a language read as meant: " + right
                + "; filled in otherwise than meant: " + otherwise);
        wrong.forEach(System.out::println);
        assertThat(right.values()).allMatch(count -> count >= least);
    }

    @Test
    void namesWhatItDoesNotUnderstandAndGuessesNothing() {
        SentenceReading read = read("a nice surprise for our best friends");

        assertThat(read.fields()).isEmpty();
        assertThat(read.unread()).contains("nice", "surprise", "friends");
    }

    /** What somebody typed into other fields stays. */
    @Test
    void fillsOnlyWhatWasSaid() {
        Form typed = new Form(Map.of(
                "nameEn", List.of("Tea time"),
                "budget", List.of("900"),
                "category", List.of("wine"),
                "percent", List.of("5")));

        Form filled = read("20 % off tea").on(typed);

        assertThat(filled.text("nameEn")).isEqualTo("Tea time");
        assertThat(filled.text("budget")).isEqualTo("900");
        assertThat(filled.text("percent")).isEqualTo("20");
        assertThat(filled.all("category")).containsExactly("tea");
    }

    @Test
    void findsItemsByTheirNamesWhereTheyAreNoCategory() {
        SentenceReading read = read("香蕉八折");

        assertThat(read.fields())
                .containsEntry("gtins", List.of(SmallChain.gtin(12).ean13()));
        assertThat(read.unread()).isEmpty();
    }

    /** An audience can only be by category: where its goods are said by name the page says which category that is. */
    @Test
    void readsAnItemOfAnAudienceAsItsCategoryAndSaysSo() {
        SentenceReading read = read("members who have not bought milk for 45 days, 20 % off");

        assertThat(read.fields())
                .containsEntry("audience", List.of("lapsed"))
                .containsEntry("audienceCategory", List.of("dairy"))
                .containsEntry("audienceDays", List.of("45"))
                .containsEntry("gtins", List.of(SmallChain.gtin(4).ean13()));
        assertThat(read.asCategory()).containsExactly(Map.entry("milk", "dairy"));
        assertThat(read.unread()).isEmpty();
        assertThat(read("45天没买牛奶的会员，八折").fields()).containsEntry("audienceCategory", List.of("dairy"));
        assertThat(read("lapsed banana buyers, 20 % off tea").fields())
                .containsEntry("audienceCategory", List.of("fruit"))
                .containsEntry("category", List.of("tea"));
    }

    @Test
    void hasNoAudienceWhereItsGoodsAreUnknown() {
        SentenceReading read = read("members who have not bought unicorns for 45 days, 20 % off tea");

        assertThat(read.fields()).doesNotContainKeys("audience", "audienceDays", "audienceCategory");
        assertThat(read.unread()).containsExactly("unicorns");
        assertThat(read.fields()).containsEntry("category", List.of("tea"));
    }

    @ParameterizedTest
    @CsvSource({
        "'20 % off tea from today for 10 days', 2011-11-09, 2011-11-18",
        "'20 % off tea, starting tomorrow for two weeks', 2011-11-10, 2011-11-23",
        "'20 % off tea from today until 30 November', 2011-11-09, 2011-11-30",
        "'茶八折，今天起10天', 2011-11-09, 2011-11-18",
        "'茶八折，從明天起兩週', 2011-11-10, 2011-11-23"
    })
    void knowsTodayAndTomorrow(String text, String from, String until) {
        SentenceReading read = read(text);

        assertThat(read.fields()).containsEntry("from", List.of(from)).containsEntry("until", List.of(until));
        assertThat(read.unread()).isEmpty();
    }

    @Test
    void givesNobodyMoreThanAllOfIt() {
        SentenceReading read = read("900 % off tea");

        assertThat(read.fields()).doesNotContainKeys("kind", "percent").containsEntry("category", List.of("tea"));
        assertThat(read.unread()).containsExactly("900%");
    }

    /** The example in the field is of what the chain has, so it can be sent as it stands. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void understandsItsOwnExample(Language language) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        SentenceReader reader = new SentenceReader(chain.assortment(), new SaidGoods(chain.assortment()));

        String example = new SentenceExample(messages, chain.assortment(), reader)
                .in(language, TODAY)
                .orElseThrow();

        assertThat(reader.read(example, TODAY).fields())
                .containsEntry("audience", List.of("lapsed"))
                .containsEntry("audienceCategory", List.of("bakery"))
                .containsEntry("shop", List.of("s1"))
                .containsEntry("percent", List.of("20"));
    }

    private static SentenceReading read(String text) {
        return new SentenceReader(chain.assortment(), new SaidGoods(chain.assortment())).read(text, TODAY);
    }

    /** Whether a field says something that was not meant; the goods that follow from others are no matter. */
    private static boolean isOtherwise(SentenceReading read, String meant) {
        Map<String, List<String>> fields = new TreeMap<>(read.fields());
        for (String field : meant.split(" ", -1)) {
            String name = field.substring(0, field.indexOf('='));
            List<String> values =
                    Arrays.asList(field.substring(field.indexOf('=') + 1).split(",", -1));
            List<String> known = fields.remove(name);
            if (known != null && !known.equals(values)) {
                return true;
            }
        }
        fields.remove("items");
        fields.remove("from");
        return !fields.isEmpty();
    }

    private static String missed(SentenceReading read, String meant) {
        List<String> missed = new ArrayList<>();
        boolean isUnread = false;
        for (String field : meant.split(" ", -1)) {
            String name = field.substring(0, field.indexOf('='));
            List<String> values =
                    Arrays.asList(field.substring(field.indexOf('=') + 1).split(",", -1));
            if (name.equals("unread") || name.equals("unknown")) {
                isUnread = true;
            } else if (!values.equals(read.fields().get(name))) {
                missed.add(field);
            }
        }
        if (isUnread == read.unread().isEmpty()) {
            missed.add("unread " + read.unread());
        }
        return String.join(" ", missed);
    }
}
