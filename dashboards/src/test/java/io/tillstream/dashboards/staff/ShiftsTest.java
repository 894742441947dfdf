package io.tillstream.dashboards.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.FactChain;
import io.tillstream.events.Hash;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.staff.Operator;
import io.tillstream.events.staff.PinVerifier;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is there, who was and who is to come, over the whole app; pictures lie in target/screens afterwards. */
@WholeApp
final class ShiftsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** A Wednesday, at 10:15 of which the tests begin. */
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    @LocalServerPort
    private int port;

    @Test
    void setsWhatWasWorkedBesideWhatWasPlanned() {
        StoreId store = open("s201", "c201", "d201");
        try (Visitor manager = new Visitor(port)) {
            manager.signIn("manager", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(page(manager, store))
                            // Yesterday 8:00 to 17:00 with a break of 45 minutes, on two tills; a till locked for 4
                            // minutes is none.
                            .contains(
                                    "08:00–17:00", "break 12:00, 45 min", "<span>s201-t1</span><span>, s201-t2</span>")
                            .contains("8.3 / 0.0")
                            // £165 in 8 hours and a quarter.
                            .contains("£20.00")
                            .contains("at s201-t1 since 09:00"));
            assertThat(page(manager, store)).doesNotContain("break 10:00");

            manager.post(
                    "/shifts/plan",
                    Map.of(
                            "store",
                            "s201",
                            "day",
                            "2011-11-10",
                            "from",
                            "09:00",
                            "until",
                            "13:00",
                            "operator",
                            "c201"));
            String planned = page(manager, store);
            // Thursdays sell until 15:00, and did until 16:00 before the clocks were changed; from 13:00 on nobody is
            // there.
            assertThat(planned).contains("09:00–13:00", "13:00–16:00 nobody; 12 receipts an hour are usual");
            String clash = manager.post(
                            "/shifts/plan?lang=en",
                            Map.of("store", "s201", "lines", "day,from,until,code\n2011-11-10,12:00,18:00,c201"))
                    .body();
            assertThat(clash).contains("Line 2: Ann is planned at Harbour Street from");

            Matcher id = Pattern.compile("name=\"id\" value=\"(\\d+)\"").matcher(planned);
            assertThat(id.find()).isTrue();
            manager.post("/shifts/take-back", Map.of("id", id.group(1), "store", "s201"));
            assertThat(page(manager, store)).doesNotContain("09:00–13:00");
        }
    }

    @Test
    void plansAllLinesOrNone() {
        StoreId store = open("s202", "c202", "d202");
        try (Visitor manager = new Visitor(port)) {
            manager.signIn("manager", RealParts.PASSWORD);
            await().atMost(PATIENCE).until(() -> page(manager, store).contains("Ann · c202"));
            String wrong = manager.post("/shifts/plan?lang=en", Map.of("store", "s202", "lines", """
                                    2011-11-10,09:00,17:00,c202
                                    2011-11-10,16:00,20:00,c202
                                    10.11.2011,09:00,17:00,c202
                                    2011-11-10,9,17:00,c202
                                    2011-11-10,09:00,17:00,stranger
                                    2011-11-10,09:00,17:00
                                    2011-11-11,05:00,22:00,d202"""))
                    .body();
            assertThat(wrong)
                    .contains(
                            "Line 2: “c202” is planned on another line",
                            "Line 3: “10.11.2011” is no day",
                            "Line 4: “9–17:00” are no times",
                            "Line 5: “stranger” is the code of nobody",
                            "Line 6:",
                            "Line 7: “05:00–22:00” are no times");
            assertThat(page(manager, store)).doesNotContain("09:00–17:00");

            manager.post(
                    "/shifts/plan",
                    Map.of("store", "s202", "lines", "2011-11-10;09:00;17:00;c202\n\n2011-11-11\t22:00\t06:00\td202"));
            assertThat(page(manager, store)).contains("09:00–17:00", "22:00–06:00", "0.0 / 8.0");
        }
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            assertThat(buyer.get("/shifts").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^5]]", disabledReason = "another day's turn")
    @CsvSource({"en, 390, s203", "zh-TW, 390, s204", "en, 1280, s205", "zh-CN, 1280, s206"})
    void fitsAPhoneADeskAndAPage(String language, int width, String name) throws IOException {
        StoreId store = open(name, "c" + name, "d" + name);
        try (Screen screen = new Screen(port, "manager", width, language)) {
            Page page = screen.page();
            await().atMost(PATIENCE).untilAsserted(() -> {
                page.navigate("/shifts?store=" + store);
                assertThat(page.locator("select[name=operator] option").count()).isEqualTo(2);
                assertThat(page.locator(".shift").count()).isGreaterThanOrEqualTo(2);
            });
            for (String day : List.of("2011-11-09", "2011-11-10", "2011-11-11", "2011-11-12")) {
                page.fill("input[name=day]", day);
                page.selectOption("select[name=operator]", day.endsWith("2") ? "d" + name : "c" + name);
                page.locator("form[action='/shifts/plan'] button.strong").click();
            }
            assertThat(page.locator(".shift .inline").count()).isEqualTo(4);
            page.locator("details summary").last().click();
            screen.examine("shifts");
            byte[] paper = page.pdf(new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target/screens", "shifts-" + width + "-" + language + ".pdf")));
            try (PDDocument pdf = Loader.loadPDF(paper)) {
                assertThat(pdf.getNumberOfPages()).isLessThanOrEqualTo(2);
                assertThat(pdf.getPage(0).getMediaBox().getWidth())
                        .isGreaterThan(pdf.getPage(0).getMediaBox().getHeight());
                assertThat(new PDFTextStripper().getText(pdf))
                        .contains("Ann", "09:00")
                        .doesNotContain("c" + name);
            }
        }
    }

    private static String page(Visitor manager, StoreId store) {
        return manager.get("/shifts?lang=en&store=" + store).body();
    }

    /** Ann worked yesterday, Deborah-Charlotte came this morning at nine; Thursdays sell 12 receipts an hour from 9 to 15. */
    private static StoreId open(String name, String first, String second) {
        StoreId store = StoreId.of(name);
        RealParts parts = RealParts.started();
        parts.publish(Topics.STORE, store.value(), TestShop.store(store));
        parts.publish(Topics.OPERATOR, first, operator(store, first, "Ann"));
        parts.publish(Topics.OPERATOR, second, operator(store, second, "Deborah-Charlotte W."));
        LocalDate yesterday = TODAY.minusDays(1);
        mark(store, 1, 1, at(yesterday, 8, 0), first, true);
        mark(store, 1, 2, at(yesterday, 10, 0), first, false);
        mark(store, 1, 3, at(yesterday, 10, 4), first, true);
        mark(store, 1, 4, at(yesterday, 12, 0), first, false);
        mark(store, 2, 1, at(yesterday, 12, 45), first, true);
        mark(store, 2, 2, at(yesterday, 17, 0), first, false);
        mark(store, 1, 5, at(TODAY, 9, 0), second, true);
        sold(store, at(yesterday, 11, 0), 12, "165.00");
        for (int week = 1; week <= 4; week++) {
            for (int hour = 9; hour < 15; hour++) {
                sold(store, at(TODAY.plusDays(1).minusWeeks(week), hour, 0), 12, "90.00");
            }
        }
        return store;
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).toInstant(ZoneOffset.UTC);
    }

    private static void sold(StoreId store, Instant hour, long receipts, String net) {
        RealParts.started()
                .publish(
                        Topics.SALES_BY_STORE_HOUR,
                        Keys.storeHour(store, hour),
                        new StoreHourSales(
                                store,
                                hour,
                                receipts,
                                receipts * 3,
                                TestShop.pounds(net),
                                TestShop.pounds("0.00"),
                                TestShop.pounds("0.00")));
    }

    private static void mark(StoreId store, int till, long sequence, Instant at, String operator, boolean in) {
        RealParts.started()
                .publish(
                        Topics.ACCEPTED,
                        store.value(),
                        FactChain.append(
                                Hash.GENESIS,
                                new OperatorSession(
                                        new Source(new TillId(store, till), 1, sequence),
                                        at,
                                        LocalDate.ofInstant(at, ZoneOffset.UTC),
                                        operator,
                                        in ? OperatorSession.Change.SIGNED_IN : OperatorSession.Change.SIGNED_OUT,
                                        in ? OperatorSession.Means.PIN : null,
                                        null,
                                        null,
                                        null)));
    }

    private static Operator operator(StoreId store, String code, String name) {
        return new Operator(
                code,
                name,
                Operator.Role.CASHIER,
                List.of(store),
                new PinVerifier(10_000, "0".repeat(32), Hash.GENESIS),
                null,
                Instant.parse("2012-01-01T00:00:00Z"),
                false);
    }
}
