package io.tillstream.dashboards.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.StockTold;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.reorder.CutOffsUnderTest;
import io.tillstream.dashboards.stock.OnHands;
import io.tillstream.events.Gtin;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.decision.ReorderProposal.Grounds;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockSent;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Goods from one store to another, from the advice to both facts, over the whole app; pictures lie in target/screens afterwards. */
@WholeApp
final class TransfersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final LocalDate SATURDAY = LocalDate.parse("2011-11-12");

    @LocalServerPort
    private int port;

    @Autowired
    private OnHands books;

    @Test
    void goesWhereTheLossIsAndTellsBothEndsOnce() {
        StoreId from = StoreId.of("s181");
        StoreId to = StoreId.of("s182");
        open(from, to);
        holds(from, 40);
        lacks(to, TestShop.MILK, from, "9.00", SATURDAY);
        // What comes tomorrow with the lorry saves nothing on the road.
        lacks(to, TestShop.BREAD, from, "50.00", LocalDate.parse("2011-11-10"));
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            // Of three days until Saturday two are saved: 6.00 of 9.00.
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    buyer.get("/transfers?lang=en&store=s182").body())
                            .contains("12 Milk 1 L", "£6.00")
                            .doesNotContain("£50.00", "Bread"));
            String page = buyer.get("/transfers/send?lang=en&from=s181&to=s182").body();
            Matcher made = Pattern.compile("name=\"made\" value=\"(\\d+)\"").matcher(page);
            assertThat(made.find()).isTrue();
            assertThat(page).contains("value=\"12\"");
            await().atMost(PATIENCE).until(() -> books.of(from, TestShop.MILK).isPresent());
            String form = "from=s181&to=s182&made=" + made.group(1) + "&gtin=" + TestShop.MILK + "&count=10";
            assertThat(buyer.send("/transfers/send", form).statusCode()).isEqualTo(302);
            buyer.send("/transfers/send", form);
            await().atMost(PATIENCE)
                    .until(() -> StockTold.of(from, StockSent.class).size() == 2);
            StockSent sent = StockTold.of(from, StockSent.class).getFirst();
            // The ledger takes one of an id once.
            assertThat(StockTold.of(from, StockSent.class))
                    .extracting(StockSent::id)
                    .containsOnly(sent.id());
            assertThat(sent.to()).isEqualTo(to);
            assertThat(sent.lines()).containsExactly(new StockLine(TestShop.MILK, Quantity.each(10)));

            book(sent.transfer(), from, to, sent.happenedAt(), 10, null, 0);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    buyer.get("/transfers?lang=en&store=s182").body())
                            .contains(sent.transfer(), "No store near by"));
            assertThat(buyer.get("/reorder?lang=en&store=s182").body())
                    .contains("10 pieces on the way from Harbour Street");
            String arrived = buyer.send(
                            "/transfers/" + sent.transfer() + "?lang=en", "gtin=" + TestShop.MILK + "&count=8")
                    .body();
            assertThat(arrived).contains("came 8", "2 missing");
            assertThat(StockTold.of(to, StockArrived.class)).singleElement().satisfies(leg -> {
                assertThat(leg.transfer()).isEqualTo(sent.transfer());
                assertThat(leg.from()).isEqualTo(from);
                assertThat(leg.lines()).containsExactly(new StockLine(TestShop.MILK, Quantity.each(8)));
            });

            book(sent.transfer(), from, to, sent.happenedAt(), 10, RealParts.BUSINESS_MORNING, 8);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    buyer.get("/transfers?lang=en&store=s182").body())
                            .contains("items that differ: 1"));
            buyer.send("/transfers/" + sent.transfer(), "gtin=" + TestShop.MILK + "&count=2");
            assertThat(StockTold.of(to, StockArrived.class)).hasSize(1);
        }
    }

    @Test
    void asksOnceAboutMoreThanTheBooksHoldAndTakesATransferBack() {
        StoreId from = StoreId.of("s195");
        StoreId to = StoreId.of("s196");
        open(from, to);
        holds(from, 26);
        // Worth no way of its own, and proposed all the same.
        lacks(to, TestShop.MILK, from, "0.01", LocalDate.parse("2011-11-10"));
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(buyer.get("/transfers/send?lang=en&from=s195&to=s196")
                                    .body())
                            .contains("value=\"12\""));
            String form = "from=s195&to=s196&made=7&gtin=" + TestShop.MILK + "&count=5000";
            String question = await().atMost(PATIENCE)
                    .until(
                            () -> buyer.send("/transfers/send?lang=en", form).body(),
                            body -> body.contains("hold 26. Is that right?"));
            assertThat(question).contains("Milk 1 L: 5,000 are to leave", "Send it all the same");
            assertThat(buyer.send("/transfers/send?lang=en", form + "&sure=" + TestShop.MILK + "-500")
                            .body())
                    .contains("Is that right?");
            assertThat(buyer.send("/transfers/send?lang=en", "from=s195&to=s196&made=7&gtin=&count=9")
                            .body())
                    .contains("Line 1: “9” stands there and no item", "“Item number”");
            assertThat(StockTold.of(from, StockSent.class)).isEmpty();
            assertThat(buyer.send("/transfers/send", form + "&sure=" + TestShop.MILK + "-5000")
                            .statusCode())
                    .isEqualTo(302);
            await().atMost(PATIENCE)
                    .until(() -> StockTold.of(from, StockSent.class).size() == 1);
            StockSent sent = StockTold.of(from, StockSent.class).getFirst();

            book(sent.transfer(), from, to, sent.happenedAt(), 5000, null, 0);
            String page = "/transfers/" + sent.transfer() + "?lang=en";
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(buyer.get(page).body()).contains("Take it back"));
            assertThat(buyer.get("/reorder/item/s196/" + TestShop.MILK + "?lang=en")
                            .body())
                    .contains("5,000 pieces on the way from", sent.transfer());
            assertThat(buyer.send("/transfers/" + sent.transfer() + "/back", "").statusCode())
                    .isEqualTo(302);
            // Who counts it in a moment later comes too late.
            assertThat(buyer.send("/transfers/" + sent.transfer() + "?lang=en", "gtin=" + TestShop.MILK + "&count=8")
                            .body())
                    .contains("Somebody has taken this transfer back, so nothing was changed.", "take it back again");
            assertThat(StockTold.of(to, StockArrived.class)).isEmpty();
            assertThat(StockTold.of(from, StockArrived.class)).singleElement().satisfies(leg -> {
                assertThat(leg.transfer()).isEqualTo(sent.transfer());
                assertThat(leg.lines()).containsExactly(new StockLine(TestShop.MILK, Quantity.each(5000)));
            });

            book(sent.transfer(), from, to, sent.happenedAt(), 5000, RealParts.BUSINESS_MORNING, 5000);
            for (String store : List.of("s195", "s196")) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(buyer.get("/transfers?lang=en&store=" + store)
                                        .body())
                                .contains(">taken back<"));
            }
            assertThat(buyer.get(page).body())
                    .contains("Taken back", "its goods are in the books of")
                    .doesNotContain("Take it back");
        }
    }

    private static void holds(StoreId store, long pieces) {
        RealParts.started()
                .publish(
                        Topics.STOCK_ON_HAND,
                        Keys.storeItem(store, TestShop.MILK),
                        new StockOnHand(
                                store,
                                TestShop.MILK,
                                Quantity.each(pieces),
                                Quantity.each(pieces),
                                Quantity.each(0),
                                Quantity.each(0),
                                RealParts.BUSINESS_MORNING));
    }

    @Test
    void refusesWhatGoesNowhere() {
        open(StoreId.of("s183"), StoreId.of("s184"));
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            await().atMost(PATIENCE)
                    .until(() -> buyer.get("/transfers/send?from=s183&to=s184").statusCode() == 200);
            assertThat(buyer.get("/transfers/send?from=s183&to=s183").statusCode())
                    .isEqualTo(400);
            assertThat(buyer.get("/transfers/send?from=s183&to=s999").statusCode())
                    .isEqualTo(404);
            assertThat(buyer.get("/transfers/none").statusCode()).isEqualTo(404);
            assertThat(buyer.send(
                                    "/transfers/send?lang=en",
                                    "from=s183&to=s184&made=1&gtin=" + TestShop.MILK + "&count=0")
                            .body())
                    .contains("Nothing is counted yet");
        }
        try (Visitor marketer = new Visitor(port)) {
            marketer.signIn("marketer", RealParts.PASSWORD);
            assertThat(marketer.get("/transfers").statusCode()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^1]]", disabledReason = "another day's turn")
    @CsvSource({"en, 390, s185", "zh-TW, 390, s187", "en, 1280, s191", "zh-CN, 1280, s193"})
    void showsWhatIsWorthGoingAndWhatIsLate(String language, int width, String name) {
        StoreId from = StoreId.of(name);
        StoreId to = StoreId.of(name + "b");
        open(from, to);
        for (int number = 10; number < 22; number++) {
            String body = "5000000002" + number;
            Gtin gtin = Gtin.ofDigits(body + Gtin.checkDigit(body));
            RealParts.started()
                    .publish(
                            Topics.PRODUCT,
                            gtin.value(),
                            new Product(
                                    gtin,
                                    new LocalText(
                                            "Sparkling mineral water with lemon and elderflower, six bottles " + number,
                                            "檸檬接骨木花氣泡礦泉水六入 " + number,
                                            "柠檬接骨木花气泡矿泉水六瓶装 " + number),
                                    "drinks",
                                    "standard",
                                    Quantity.Unit.EACH,
                                    12,
                                    null));
            lacks(to, gtin, from, number + ".00", SATURDAY);
        }
        Instant fourDaysAgo = RealParts.BUSINESS_MORNING.minus(Duration.ofDays(4));
        book(name + "-late", from, to, fourDaysAgo, 10, null, 0);
        book(name + "-past", from, to, fourDaysAgo, 10, fourDaysAgo.plusSeconds(9_000), 8);
        try (Screen screen = new Screen(port, "buyer", width, language)) {
            Page page = screen.page();
            await().atMost(PATIENCE).untilAsserted(() -> {
                page.navigate("/transfers?store=" + to);
                assertThat(page.locator("tbody tr").count()).isEqualTo(1);
                assertThat(page.locator(".tag.late").count()).isEqualTo(1);
            });
            screen.examine("transfers");
            page.locator("tbody tr a.button").click();
            screen.examine("transfer-send");
            page.navigate("/transfers/" + name + "-late");
            screen.examine("transfer");
        }
    }

    private static void open(StoreId from, StoreId to) {
        CutOffsUnderTest.open(from);
        CutOffsUnderTest.open(to);
    }

    private static void book(
            String number, StoreId from, StoreId to, Instant sent, long left, @Nullable Instant arrived, long came) {
        RealParts.started()
                .publish(
                        Topics.TRANSFER,
                        number,
                        new StockTransfer(
                                number,
                                from,
                                to,
                                sent,
                                arrived,
                                List.of(new StockTransfer.Line(
                                        TestShop.MILK, Quantity.each(left), Quantity.each(came)))));
    }

    private static void lacks(StoreId store, Gtin item, StoreId from, String lost, LocalDate delivery) {
        RealParts.started()
                .publish(
                        Topics.REORDER,
                        Keys.storeItem(store, item),
                        new ReorderProposal(
                                store + "-" + item,
                                store,
                                item,
                                Quantity.each(1),
                                5_000,
                                delivery,
                                8_200,
                                TestShop.pounds(lost),
                                Quantity.each(24),
                                2,
                                new Reason("runs-out", LocalText.same("Runs out")),
                                new ModelReference("mean-28", Hash.GENESIS),
                                RealParts.BUSINESS_MORNING.minusSeconds(600),
                                RealParts.BUSINESS_MORNING.plus(Duration.ofDays(3)),
                                "",
                                new Grounds(List.of(), null, new ReorderProposal.Transfer(from, Quantity.each(12))),
                                "dairy-1",
                                Instant.parse("2011-11-11T14:00:00Z")));
    }
}
