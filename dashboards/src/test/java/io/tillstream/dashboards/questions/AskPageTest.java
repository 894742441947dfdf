package io.tillstream.dashboards.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.feature.EmptyShelf;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Questions about store s92, which belongs to this test: yesterday it sold 5 milk and 1 bread, and milk was out. */
@WholeApp
final class AskPageTest {
    private static final StoreId STORE = StoreId.of("s92");
    private static final TillId TILL = TillId.parse("s92-t1");
    private static final Instant YESTERDAY = Instant.parse("2011-11-08T10:30:00Z");
    private static final Instant HOUR = Instant.parse("2011-11-08T10:00:00Z");

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void sellSomething() {
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        parts.publish(Topics.PRODUCT, TestShop.BREAD.value(), TestShop.bread());
        parts.publish(Topics.ACCEPTED, STORE.value(), TestShop.sale(TILL, 1, 1, YESTERDAY, 2, 1));
        parts.publish(Topics.ACCEPTED, STORE.value(), TestShop.sale(TILL, 1, 2, YESTERDAY.plusSeconds(60), 3));
        ledger(parts, "8.00");
        parts.publish(
                Topics.EMPTY_SHELF,
                Keys.storeItem(STORE, TestShop.MILK),
                new EmptyShelf(
                        STORE,
                        TestShop.MILK,
                        List.of(
                                new EmptyShelf.Gap(
                                        Instant.parse("2011-11-05T20:00:00Z"), Instant.parse("2011-11-06T06:30:00Z")),
                                new EmptyShelf.Gap(Instant.parse("2011-11-06T22:00:00Z"), null))));
        visitor = new Visitor(port);
        visitor.signIn("manager", RealParts.PASSWORD);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> ask("NET", "ITEM", "").contains("£6.00"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ask("NET", "TOTAL", "").contains("£8.00"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ask("EMPTY", "ITEM", "").contains("24.0 h"));
    }

    private static void ledger(RealParts parts, String net) {
        parts.publish(
                Topics.SALES_BY_STORE_HOUR,
                Keys.storeHour(STORE, HOUR),
                new StoreHourSales(
                        STORE, HOUR, 2, 3, TestShop.pounds(net), TestShop.pounds("1.33"), TestShop.pounds("0.00")));
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    private String ask(String measure, String by, String more) {
        return visitor.get("/ask?lang=en&store=s92&from=2011-11-08&until=2011-11-08&measure=" + measure + "&by=" + by
                        + more)
                .body();
    }

    /** Through the page's own door: what was read is the address it sends to. */
    @Test
    void readsQuestions() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/test/resources/questions.psv"), StandardCharsets.UTF_8);
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            int bar = line.indexOf('|');
            String text = line.substring(0, bar).strip();
            String expected = line.substring(bar + 1).strip();
            String read = read(visitor, text);
            if (!read.equals(expected)) {
                wrong.add(text + ": " + read + ", not " + expected);
            }
        }

        assertThat(lines).hasSizeGreaterThanOrEqualTo(50);
        assertThat(wrong).isEmpty();
    }

    @Test
    void aQuestionByStoreMeansAllStoresAgain() {
        assertThat(place("sales by store this month"))
                .doesNotContain("store=s92")
                .contains("by=STORE");
        assertThat(place("本月各门店销售额")).doesNotContain("store=s92").contains("by=STORE");
        assertThat(place("本月各門市營業額")).doesNotContain("store=s92").contains("by=STORE");
        assertThat(place("sales this month")).contains("store=s92");
    }

    private String place(String question) {
        return visitor.get("/ask?lang=en&store=s92&q=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                .headers()
                .firstValue("Location")
                .orElse("");
    }

    /** The query a question is read as, or which words were not understood. */
    static String read(Visitor visitor, String text) {
        HttpResponse<String> page = visitor.get("/ask?lang=en&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        return page.headers()
                .firstValue("Location")
                .map(AskPageTest::read)
                .orElseGet(() -> page.body().replaceAll("(?s).*(Not understood: [^.]*)\\..*", "$1"));
    }

    private static String read(String address) {
        Map<String, String> read = new TreeMap<>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            read.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return String.join(
                " ",
                read.getOrDefault("measure", "?"),
                read.getOrDefault("by", "?"),
                read.getOrDefault("from", "?"),
                read.getOrDefault("until", "?"),
                read.getOrDefault("item", "-"),
                read.getOrDefault("most", "?").equals("true") ? "most" : "least",
                read.getOrDefault("top", "?"));
    }

    @ParameterizedTest
    @CsvSource({
        "what is the meaning of life, meaning",
        "sales of unobtainium last week, unobtainium",
        "上周火星的销售额, 火星",
        "drop table reorder_choice, drop",
        "fire Nora, fire",
        "<script>alert(1)</script>, script"
    })
    void saysWhatItDidNotUnderstandAndAnswersNothing(String text, String unread) {
        HttpResponse<String> page = visitor.get("/ask?lang=en&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Not understood: ", unread).doesNotContain("answer-title", "<script>alert");
    }

    @Test
    void totalsOfTheLedgerAreHeldAgainstTheIndex() {
        assertThat(ask("NET", "HOUR", "")).contains("£8.00", "10:00", "The other books say the same: £8.00");
        assertThat(ask("RECEIPTS", "TOTAL", "")).contains("The other books say the same: 2");
        assertThat(ask("BASKET", "WEEKDAY", "")).contains("Tuesday", "£4.00", "on average");

        ledger(RealParts.started(), "9.00");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ask("NET", "TOTAL", "").contains("£9.00"));
        assertThat(ask("NET", "TOTAL", "")).contains("The other books say £8.00. One of both is behind");
        assertThat(ask("NET", "ITEM", "")).contains("The other books say £9.00. One of both is behind");
    }

    @Test
    void goodsComeFromTheIndexAndAddUp() {
        assertThat(ask("NET", "ITEM", "")).contains("Milk 1 L", "Bread", "£2.00", "The other books say the same");
        assertThat(ask("PIECES", "ITEM", "&top=1"))
                .contains("Milk 1 L", "1 others", "Asked for undivided, it is the same: 6")
                .doesNotContain(">Bread<");
        assertThat(ask("PIECES", "TOTAL", "&item=milk")).contains("Only goods called “milk”", ">5<");
        assertThat(ask("NET", "CATEGORY", "")).contains("food");
        assertThat(ask("NET", "CASHIER", "")).contains("c01");
        assertThat(ask("NET", "CHANNEL", "")).contains(">Till<");
        assertThat(ask("NET", "STORE", "&item=bread")).contains("Harbour Street", "£2.00");
    }

    @Test
    void shelvesAreEmptyWithinTheDaysAskedForOnly() {
        assertThat(ask("EMPTY", "ITEM", "")).contains("24.0 h", "There are no other books");
        assertThat(visitor.get("/ask?lang=en&store=s92&from=2011-11-05&until=2011-11-06&measure=EMPTY&by=STORE")
                        .body())
                .contains("12.5 h");
    }

    @Test
    void figuresLeadToTheReceiptsThatAddUpToThem() {
        String page = ask("NET", "ITEM", "");
        String href = page.replaceAll("(?s).*<a href=\"(/receipts[^\"]*)\">Milk 1 L</a>.*", "$1")
                .replace("&amp;", "&");

        assertThat(visitor.get(href + "&lang=en").body()).contains("s92-t1/1/1", "s92-t1/1/2", "£6.00");
        assertThat(visitor.get("/receipts?lang=en&store=s92&day=2011-11-07&until=2011-11-08")
                        .body())
                .contains("s92-t1/1/1", "£8.00");
    }

    @Test
    void whatCannotBeIsRefusedWithASentence() {
        assertThat(ask("RECEIPTS", "ITEM", "")).contains("A receipt has many items");
        assertThat(ask("EMPTY", "HOUR", "")).contains("Times without stock");
        HttpResponse<String> days = visitor.get("/ask?lang=en&measure=NET&by=DAY&from=2011-11-08&until=2011-11-01");
        assertThat(days.statusCode()).isEqualTo(400);
        assertThat(days.body()).contains("These days or this number of parts cannot be");
        assertThat(visitor.get("/ask?measure=NET&by=DAY&from=yesterday").statusCode())
                .isEqualTo(400);
    }

    @Test
    void theFileHasAllParts() {
        HttpResponse<String> file =
                visitor.get("/ask.csv?lang=en&store=s92&from=2011-11-08&until=2011-11-08&measure=NET&by=ITEM&top=1");

        assertThat(file.body().split("\r\n"))
                .containsExactly(
                        "\"part\",\"name\",\"measure\",\"value\",\"unit\"",
                        "\"" + TestShop.MILK.value() + "\",\"Milk 1 L\",\"NET\",\"6.00\",\"GBP\"",
                        "\"" + TestShop.BREAD.value() + "\",\"Bread\",\"NET\",\"2.00\",\"GBP\"",
                        "\"\",\"\",\"NET\",\"8.00\",\"GBP\"");
    }

    @Test
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^2]]", disabledReason = "another day's turn")
    void isReadableOnADeskAndOnAPhone() {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : new String[] {"en", "zh-TW"}) {
                try (Screen screen = new Screen(port, "manager", width, language)) {
                    screen.page().navigate("/ask?store=s92");
                    screen.examine("ask");
                    screen.page().navigate("/ask?q=x&store=s92&from=2011-11-08&until=2011-11-08&measure=NET&by=ITEM");
                    screen.examine("ask-answer");
                }
            }
        }
    }
}
