package io.tillstream.dashboards.receiving;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
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
import io.tillstream.events.assortment.ExpiryRules;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Goods of an order counted in, to the fact on the topic, over the whole app; pictures lie in target/screens afterwards. */
@WholeApp
final class ReceivingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Test
    void booksWhatCameOnceAndSaysWhatIsMissingAndWhatIsTooMuch() {
        StoreId store = expect("s151", "PO-151");
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    buyer.get("/receiving?lang=en&store=s151").body())
                            .contains("PO-151", "2 of 2 lines are still to come"));
            String address = "/receiving/s151/PO-151";
            Matcher made = Pattern.compile("name=\"made\" value=\"(\\d+)\"")
                    .matcher(buyer.get(address + "?lang=en").body());
            assertThat(made.find()).isTrue();
            String form = "made=" + made.group(1) + "&gtin=" + TestShop.MILK + "&count=30&expires=2011-11-20&batch=L7"
                    + "&gtin=" + TestShop.BREAD + "&count=13&expires=&batch=";

            String answer = buyer.send(address, form).body();
            buyer.send(address, form);

            assertThat(answer)
                    .contains("18 of 48 missing", "worth £7.20", "worth £12.00", "1 more than the 12", "lot L7");
            await().atMost(PATIENCE)
                    .until(() -> StockTold.of(store, GoodsReceived.class).size() == 2);
            assertThat(StockTold.of(store, GoodsReceived.class).getFirst()).satisfies(delivery -> {
                assertThat(delivery.order()).isEqualTo("PO-151");
                assertThat(delivery.assumed()).isFalse();
                assertThat(delivery.lines())
                        .containsExactly(
                                new StockLine(TestShop.MILK, Quantity.each(30), "L7", LocalDate.parse("2011-11-20")),
                                new StockLine(TestShop.BREAD, Quantity.each(13)));
            });
            // The ledger takes a delivery of the same id once.
            assertThat(StockTold.of(store, GoodsReceived.class))
                    .extracting(GoodsReceived::id)
                    .hasSize(2)
                    .containsOnly(
                            StockTold.of(store, GoodsReceived.class).getFirst().id());
        }
    }

    @Test
    void booksNothingWhileAnythingIsWrongAndKeepsWhatWasWritten() {
        StoreId store = expect("s152", "PO-152");
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .until(() -> buyer.get("/receiving/s152/PO-152?lang=en").statusCode() == 200);

            String wrong = buyer.send(
                            "/receiving/s152/PO-152",
                            "made=1&gtin=" + TestShop.MILK
                                    + "&count=3O&expires=tomorrow&batch=L%207&gtin=5901234123457&count=1"
                                    + "&expires=&batch=")
                    .body();
            String nothing = buyer.send(
                            "/receiving/s152/PO-152", "made=1&gtin=" + TestShop.MILK + "&count=0&expires=&batch=")
                    .body();

            assertThat(wrong)
                    .contains(
                            "Line 1: “3O” is no count",
                            "Line 1: “tomorrow” is no day",
                            "Line 1: “L 7” is no lot",
                            "Line 2: “5901234123457” is the number of no item",
                            "value=\"3O\"");
            assertThat(nothing).contains("Nothing is counted yet");
            assertThat(StockTold.of(store, GoodsReceived.class)).isEmpty();
            assertThat(buyer.get("/receiving/s152/PO-none").statusCode()).isEqualTo(404);
        }
        try (Visitor marketer = new Visitor(port)) {
            marketer.signIn("marketer", RealParts.PASSWORD);
            assertThat(marketer.get("/receiving").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void takesWhatKeepsForTooShortATimeOnlyWhenSomebodySaysSo() {
        StoreId store = expect("s157", "PO-157");
        Gtin yoghurt = Gtin.ofDigits("5190000001574");
        publish(yoghurt, "Yoghurt 157");
        String address = "/receiving/s157/PO-157";
        LocalDate today =
                LocalDate.ofInstant(clock.instant(), TestShop.store(store).zone());
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE).until(() -> buyer.get(address + "?lang=en").statusCode() == 200);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(buyer.send(address, came(yoghurt, today.plusDays(3)))
                                    .body())
                            .contains("it has to be saleable for 5 days", "name=\"anyway\""));

            String noDay = buyer.send(address, "made=1&gtin=" + yoghurt + "&count=6&expires=&batch=")
                    .body();
            String over = buyer.send(address, came(yoghurt, today.minusDays(1)) + "&anyway=true")
                    .body();
            assertThat(StockTold.of(store, GoodsReceived.class)).isEmpty();
            buyer.send(address, came(yoghurt, today.plusDays(3)) + "&anyway=true");

            assertThat(noDay).contains("write down its last day, or take it anyway");
            assertThat(over).contains("is over; do not take it").doesNotContain("name=\"anyway\"");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(StockTold.of(store, GoodsReceived.class))
                            .singleElement()
                            .satisfies(delivery -> assertThat(delivery.lines())
                                    .containsExactly(
                                            new StockLine(yoghurt, Quantity.each(6), null, today.plusDays(3)))));
        }
    }

    @ParameterizedTest
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
    @CsvSource({"en, 390, s158", "zh-TW, 390, s159", "zh-CN, 1280, s160"})
    void saysWhatIsOverAndWhatKeepsForTooShortATime(String language, int width, String name) {
        StoreId store = expect(name, "PO-" + name);
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = screen.page();
            Gtin cream = Gtin.ofDigits("5190000001581");
            publish(cream, "Organic sour cream with chives from the alpine dairy cooperative");
            await().atMost(PATIENCE).untilAsserted(() -> {
                page.navigate("/receiving/" + store + "/PO-" + name);
                page.locator("[data-line] input[name=gtin]:not([type=hidden])")
                        .first()
                        .fill(cream.ean13());
                page.locator("[data-line]").nth(2).locator("[name=count]").fill("6");
                page.locator("form.slip button.strong").click();
                assertThat(page.locator("input[name=anyway]").count()).isEqualTo(1);
            });
            screen.examine("receive-short");
            page.check("input[name=anyway]");
            page.locator("form.slip button.strong").click();
            PlaywrightAssertions.assertThat(page.locator("#came")).isVisible();
        }
    }

    /** Goods that have to be saleable for five days when they come. */
    private static void publish(Gtin item, String name) {
        RealParts.started()
                .publish(
                        Topics.PRODUCT,
                        item.value(),
                        new Product(item, LocalText.same(name), "dairy", "standard", Quantity.Unit.EACH, 6, null)
                                .keeping(new ExpiryRules(14, 5, null)));
    }

    private static String came(Gtin item, LocalDate expires) {
        return "made=1&gtin=" + item + "&count=6&expires=" + expires + "&batch=";
    }

    @ParameterizedTest
    @CsvSource({"en, 390, s153", "zh-TW, 390, s154", "en, 1280, s155", "zh-CN, 1280, s156"})
    void isCountedWithAScannerAlone(String language, int width, String name) {
        StoreId store = expect(name, "PO-" + name);
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = screen.page();
            await().atMost(PATIENCE).untilAsserted(() -> {
                page.navigate("/receiving?store=" + store);
                assertThat(page.locator("li.sent a").count()).isEqualTo(1);
            });
            screen.examine("receiving");
            page.locator("li.sent a").click();
            PlaywrightAssertions.assertThat(page.locator("[data-scanned]")).isFocused();
            for (int piece = 0; piece < 3; piece++) {
                page.keyboard().type(TestShop.MILK.ean13());
                page.keyboard().press("Enter");
            }
            page.keyboard().type("4012345000016");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("[data-line]").nth(0).locator("[name=count]"))
                    .hasValue("3");
            PlaywrightAssertions.assertThat(page.locator("[data-line]").nth(2).locator("[name=gtin]"))
                    .hasValue("04012345000016");
            screen.examine("receive");
            page.locator("[data-line]").nth(2).locator("[name=gtin]").fill("");
            page.locator("[data-line]").nth(2).locator("[name=count]").fill("");
            page.locator("form.slip button.strong").click();
            PlaywrightAssertions.assertThat(page.locator("#came")).isVisible();
            screen.examine("received");
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(StockTold.of(store, GoodsReceived.class))
                        .singleElement()
                        .satisfies(delivery -> assertThat(delivery.lines())
                                .containsExactly(new StockLine(TestShop.MILK, Quantity.each(3)))));
    }

    private static StoreId expect(String name, String number) {
        StoreId store = StoreId.of(name);
        CutOffsUnderTest.open(store);
        RealParts parts = RealParts.started();
        parts.publish(
                Topics.PURCHASE_ORDER,
                store.value(),
                new PurchaseOrder(
                        number,
                        store,
                        "dairy-1",
                        Instant.parse("2011-11-08T10:00:00Z"),
                        PurchaseOrder.State.CONFIRMED,
                        THURSDAY,
                        List.of(
                                new PurchaseOrder.Line(TestShop.MILK, Quantity.each(48), TestShop.pounds("0.40")),
                                new PurchaseOrder.Line(TestShop.BREAD, Quantity.each(12)))));
        parts.publish(
                Topics.ORDER_PROGRESS,
                Keys.storeOrder(store, number),
                new OrderProgress(
                        store,
                        number,
                        PurchaseOrder.State.CONFIRMED,
                        THURSDAY,
                        List.of(
                                new OrderProgress.Line(
                                        TestShop.MILK, Quantity.each(48), Quantity.each(0), Quantity.each(48)),
                                new OrderProgress.Line(
                                        TestShop.BREAD, Quantity.each(12), Quantity.each(0), Quantity.each(12)))));
        return store;
    }
}
