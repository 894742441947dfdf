package io.tillstream.dashboards.counts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.StockTold;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.reorder.CutOffsUnderTest;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Shelves counted from the list to the fact on the topic, over the whole app; pictures lie in target/screens afterwards. */
@WholeApp
final class CountsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalDate TODAY = LocalDate.parse("2011-11-09");

    @LocalServerPort
    private int port;

    @Test
    void asksForAPlantedErrorFirstAndBooksItAfterASecondCountOnly() {
        StoreId store = open("s171");
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    buyer.get("/counts/s171?lang=en").body())
                            .containsSubsequence(
                                    "Milk 1 L", "has not sold, though it usually does", "Bread", "Another shelf"));
            String sheet = buyer.get("/counts/s171?lang=en").body();
            // Who counts is not to know that the books say 14.
            assertThat(sheet).doesNotContain(">14<", "Books");
            assertThat(buyer.get("/counts?store=s171").statusCode()).isEqualTo(302);

            String first = look(buyer, "gtin=" + TestShop.MILK + "&count=0&gtin=" + TestShop.BREAD + "&count=20");
            assertThat(first)
                    .contains("Count them once more", "name=\"again\"")
                    .doesNotContain("books 14", "14 missing");
            String forced = buyer.send("/counts/s171/book", "at=" + at(first) + "&gtin=" + TestShop.MILK + "&count=0")
                    .body();
            assertThat(forced).contains("Count them once more");
            String second = look(
                    buyer,
                    "at=" + at(first) + "&gtin=" + TestShop.MILK + "&count=0&again=1&gtin=" + TestShop.BREAD
                            + "&count=20&again=");
            // 13 pieces at 0.40.
            assertThat(second).contains("Counted 1 · Books 14", "13 missing", "−£5.20", "as in the books");
            String form = "at=" + at(second) + "&recounted=" + recounted(second) + "&gtin=" + TestShop.MILK
                    + "&count=0&again=1&gtin=" + TestShop.BREAD + "&count=20&again=";
            assertThat(buyer.send("/counts/s171/book", form).body()).contains("Booked", "13 missing");
            // How large errors are is told by counts from now on.
            assertThat(buyer.get("/counts/s171?lang=en").body())
                    .containsPattern("as [1-9][0-9]* counts that found one say")
                    .contains(">" + TestShop.milk().category() + "<");
            buyer.send("/counts/s171/book", form);

            // Each time two facts, the shelf counted twice apart; the ledger takes one of an id once.
            await().atMost(PATIENCE)
                    .until(() -> StockTold.of(store, StockCounted.class).size() == 4);
            assertThat(StockTold.of(store, StockCounted.class))
                    .extracting(StockCounted::id)
                    .containsOnly(
                            StockTold.of(store, StockCounted.class).getFirst().id(),
                            StockTold.of(store, StockCounted.class).get(1).id());
            assertThat(StockTold.of(store, StockCounted.class).subList(0, 2))
                    .flatExtracting(StockCounted::lines)
                    .containsExactlyInAnyOrder(
                            new StockLine(TestShop.MILK, Quantity.each(1)),
                            new StockLine(TestShop.BREAD, Quantity.each(20)));
        }
    }

    @Test
    void booksNothingThatIsWrong() {
        open("s172");
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .until(() -> buyer.get("/counts/s172?lang=en").body().contains("Milk 1 L"));
            assertThat(look172(
                            buyer,
                            "gtin=5901234123457&count=1&gtin=" + TestShop.MILK + "&count=1O&gtin=" + TestShop.BREAD
                                    + "&count=1&gtin=" + TestShop.BREAD + "&count=2"))
                    .contains(
                            "“5901234123457” is the number of no item",
                            "“1O” is no count",
                            "stands on the sheet twice",
                            "value=\"1O\"");
            assertThat(look172(buyer, "gtin=" + TestShop.MILK + "&count=")).contains("Nothing is counted yet");
            assertThat(buyer.send("/counts/s172/book", "at=1&gtin=" + TestShop.MILK + "&count=14")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(buyer.get("/counts/s999").statusCode()).isEqualTo(404);
        }
        try (Visitor marketer = new Visitor(port)) {
            marketer.signIn("marketer", RealParts.PASSWORD);
            assertThat(marketer.get("/counts/s172").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^0]]", disabledReason = "another day's turn")
    @CsvSource({"en, 390, s173", "zh-TW, 390, s174", "en, 1280, s175", "zh-CN, 1280, s176"})
    void isCountedWithAScannerAndPrinted(String language, int width, String name) {
        StoreId store = open(name);
        for (int number = 10; number < 34; number++) {
            many(store, number);
        }
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = screen.page();
            await().atMost(PATIENCE).untilAsserted(() -> {
                page.navigate("/counts/" + store + "?lines=50");
                assertThat(page.locator("[data-line]").count()).isGreaterThanOrEqualTo(16 + CountSheet.BESIDES);
            });
            PlaywrightAssertions.assertThat(page.locator("[data-scanned]")).isFocused();
            page.locator("details.card summary").click();
            screen.examine("counts");
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            screen.picture("counts-printed");
            PlaywrightAssertions.assertThat(page.locator("[data-print]")).isHidden();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            page.locator("[data-scanned]").focus();
            for (int piece = 0; piece < 13; piece++) {
                page.keyboard().type(TestShop.MILK.ean13());
                page.keyboard().press("Enter");
            }
            page.keyboard().type(TestShop.BREAD.ean13());
            page.keyboard().press("Enter");
            page.locator("form.slip button.strong").click();
            PlaywrightAssertions.assertThat(page.locator("[name=again]:not([type=hidden])"))
                    .hasCount(1);
            screen.examine("counts-again");
            page.locator("[name=again]:not([type=hidden])").fill("2");
            page.locator("form.slip button.strong").click();
            PlaywrightAssertions.assertThat(page.locator("form.slip strong.negative"))
                    .hasCount(2);
            screen.examine("counts-look");
            page.locator("form.slip button.strong").click();
            PlaywrightAssertions.assertThat(page.locator("#booked")).isVisible();
            screen.examine("counted");
            if (width == 1280) {
                page.navigate("/counts");
                screen.examine("counts-stores");
            }
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(StockTold.of(store, StockCounted.class))
                        .flatExtracting(StockCounted::lines)
                        .containsExactlyInAnyOrder(
                                new StockLine(TestShop.MILK, Quantity.each(13)),
                                new StockLine(TestShop.BREAD, Quantity.each(2))));
    }

    private static String look(Visitor buyer, String form) {
        return buyer.send("/counts/s171?lang=en", form).body();
    }

    private static String look172(Visitor buyer, String form) {
        return buyer.send("/counts/s172?lang=en", form).body();
    }

    private static String at(String page) {
        return hidden("at", page);
    }

    private static String recounted(String page) {
        return hidden("recounted", page);
    }

    private static String hidden(String field, String page) {
        Matcher found =
                Pattern.compile("name=\"" + field + "\" value=\"(\\d+)\"").matcher(page);
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }

    /** Milk sold five a day until six days ago and the books say 14; bread sells four a day and was counted a hundred days ago. */
    private static StoreId open(String name) {
        StoreId store = StoreId.of(name);
        CutOffsUnderTest.open(store);
        price(store, TestShop.MILK, "1.20");
        price(store, TestShop.BREAD, "2.00");
        sells(store, TestShop.MILK, 5, 7);
        sells(store, TestShop.BREAD, 4, 1);
        books(store, TestShop.MILK, 14, null);
        books(store, TestShop.BREAD, 20, TODAY.minusDays(100));
        return store;
    }

    private static void many(StoreId store, int number) {
        String body = "5000000001" + number;
        Gtin gtin = Gtin.ofDigits(body + Gtin.checkDigit(body));
        RealParts.started()
                .publish(
                        Topics.PRODUCT,
                        gtin.value(),
                        new Product(
                                gtin,
                                new LocalText(
                                        "Wholegrain oat biscuits with dark chocolate and hazelnuts, family pack "
                                                + number,
                                        "全麥燕麥黑巧克力榛果餅乾家庭號分享包 " + number,
                                        "全麦燕麦黑巧克力榛子饼干家庭分享装 " + number),
                                "food",
                                "standard",
                                Quantity.Unit.EACH,
                                1,
                                "OAT-" + number));
        price(store, gtin, "3.60");
        sells(store, gtin, number % 5 + 1, 1);
        books(store, gtin, number % 9 + 8, number % 3 == 0 ? null : TODAY.minusDays(number * 7L));
    }

    private static void price(StoreId store, Gtin gtin, String price) {
        Price step = new Price(
                        gtin,
                        TestShop.pounds(price),
                        TestShop.pounds("0.40"),
                        false,
                        Instant.parse("2011-01-01T00:00:00Z"))
                .in(store);
        RealParts.started().publish(Topics.PRICE, PriceKey.of(step).toString(), step);
    }

    private static void sells(StoreId store, Gtin gtin, long pieces, int lastDaysAgo) {
        RealParts.started()
                .publish(
                        Topics.ITEM_DEMAND,
                        Keys.storeItem(store, gtin),
                        new ItemDemand(
                                store,
                                gtin,
                                IntStream.rangeClosed(lastDaysAgo, 50)
                                        .mapToObj(ago -> new ItemDemand.Day(
                                                TODAY.minusDays(50L + lastDaysAgo - ago), pieces + ago % 3, pieces))
                                        .toList()));
    }

    private static void books(StoreId store, Gtin gtin, long pieces, @Nullable LocalDate counted) {
        Quantity onHand = Quantity.each(pieces);
        RealParts.started()
                .publish(
                        Topics.STOCK_ON_HAND,
                        Keys.storeItem(store, gtin),
                        new StockOnHand(
                                store,
                                gtin,
                                onHand,
                                onHand,
                                Quantity.each(0),
                                Quantity.each(0),
                                RealParts.BUSINESS_MORNING,
                                null,
                                counted == null
                                        ? null
                                        : new StockOnHand.LastCount(
                                                "c",
                                                counted,
                                                counted.atTime(9, 0).toInstant(ZoneOffset.UTC),
                                                onHand,
                                                8)));
    }
}
