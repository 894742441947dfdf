package io.tillstream.dashboards.orders;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.reorder.CutOffsUnderTest;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.OrderTerms;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** From an accepted proposal to the order on the topic, over the whole app. */
@WholeApp
final class OrdersTest {
    /** No other test gives it a price. */
    private static final Gtin UNPRICED = Gtin.ofDigits("4000000212003");

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern NUMBER = Pattern.compile("20111110-[0-9a-f]{8}");

    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    private Visitor buyer;

    @BeforeEach
    void comeIn() {
        buyer = new Visitor(port);
        buyer.signIn("buyer", RealParts.PASSWORD);
    }

    @AfterEach
    void leave() {
        buyer.close();
    }

    @Test
    void sendsWhatWasAcceptedOnceHoweverOftenItIsClicked() {
        StoreId store = StoreId.of("s81");
        offer(store, "81");
        post("/reorder/accept", store, Map.of("decision", "milk-81", "quantity", "2", "in", "PACKS"));
        post("/reorder/accept", store, Map.of("decision", "milk-81", "quantity", "3", "in", "PACKS"));
        String number = draft(store);

        post("/orders/send", store, Map.of("to", store.value(), "number", number));
        String again = post("/orders/send", store, Map.of("to", store.value(), "number", number));

        assertThat(again).contains("nothing was sent twice").doesNotContain(">Send<");
        await().atMost(PATIENCE).until(() -> !SaidOrders.of(store).isEmpty());
        assertThat(SaidOrders.of(store)).singleElement().satisfies(word -> {
            assertThat(word.order()).isEqualTo(number);
            assertThat(word.supplier()).isEqualTo("dairy-1");
            assertThat(word.state()).isEqualTo(PurchaseOrder.State.ORDERED);
            assertThat(word.expected()).isEqualTo(THURSDAY);
            assertThat(word.lines()).singleElement().satisfies(line -> {
                assertThat(line.gtin()).isEqualTo(TestShop.MILK);
                assertThat(line.ordered()).isEqualTo(Quantity.each(24));
            });
        });
    }

    @Test
    void saysWhatALineCostsToTheLogAndToTheSupplier() {
        StoreId store = StoreId.of("s211");
        offer(store, "211");
        Price price = new Price(
                        TestShop.MILK,
                        TestShop.pounds("1.20"),
                        TestShop.pounds("0.40"),
                        false,
                        Instant.parse("2011-01-01T00:00:00Z"))
                .in(store);
        RealParts.started().publish(Topics.PRICE, PriceKey.of(price).toString(), price);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(buyer.get("/reorder/item/s211/" + TestShop.MILK + "?lang=en")
                                .body())
                        .contains("£1.20"));
        post("/reorder/accept", store, Map.of("decision", "milk-211", "quantity", "2", "in", "PACKS"));
        String number = draft(store);

        String sent = post("/orders/send", store, Map.of("to", store.value(), "number", number));

        // Two packs of twelve at 0.40.
        assertThat(sent).contains("£9.60");
        assertThat(new String(buyer.file("/orders/s211/" + number + ".csv?in=en"), StandardCharsets.UTF_8))
                .contains("Unit cost", "0.40", "9.60", "GBP");
        await().atMost(PATIENCE).until(() -> !SaidOrders.of(store).isEmpty());
        assertThat(SaidOrders.of(store))
                .singleElement()
                .satisfies(word -> assertThat(word.lines())
                        .containsExactly(
                                new PurchaseOrder.Line(TestShop.MILK, Quantity.each(24), TestShop.pounds("0.40"))));
    }

    @Test
    void saysWhatADraftComesToAndWhatTheSupplierDemands() {
        StoreId store = StoreId.of("s212");
        offer(store, "212");
        mill(new OrderTerms(TestShop.pounds("25.00"), TestShop.pounds("6.00"), TestShop.pounds("60.00")));
        Price price = new Price(
                        TestShop.MILK,
                        TestShop.pounds("1.20"),
                        TestShop.pounds("0.40"),
                        false,
                        Instant.parse("2011-01-01T00:00:00Z"))
                .in(store);
        RealParts.started().publish(Topics.PRICE, PriceKey.of(price).toString(), price);
        RealParts.started()
                .publish(
                        Topics.PRODUCT,
                        UNPRICED.value(),
                        new Product(
                                UNPRICED, LocalText.same("Rusk"), "food", "standard", Quantity.Unit.EACH, 12, null));
        for (var item : List.of(TestShop.MILK, UNPRICED)) {
            CutOffsUnderTest.propose(
                    "mill-" + item,
                    store,
                    item,
                    "3.00",
                    THURSDAY,
                    "mill-212",
                    clock.instant().plus(Duration.ofHours(3)));
        }
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(list(store)).contains("mill-" + TestShop.MILK, "mill-" + UNPRICED, "Hill Mill"));
        post("/reorder/accept", store, Map.of("decision", "mill-" + TestShop.MILK, "quantity", "3", "in", "PACKS"));

        // Three packs of twelve at 0.40.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(store))
                        .contains("£14.40", "£4.80 a pack", "Total £14.40", "£10.60 short of the £25.00")
                        .contains("Delivery costs £6.00; with £45.60 more, from £60.00 on, it is free."));
        post("/reorder/accept", store, Map.of("decision", "mill-" + UNPRICED));
        assertThat(page(store)).contains("Total £14.40; lines of no known price, left out: 1", "At most £10.60 short");
        mill(new OrderTerms(TestShop.pounds("14.40"), null, TestShop.pounds("14.00")));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(store))
                        .contains("Delivery is free, as from £14.00 on.")
                        .doesNotContain(" short of the "));

        mill(new OrderTerms(TestShop.pounds("25.00"), null, null));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(page(store)).contains(" short of the £25.00"));
        asksOnceBeforeItSendsLessThanTheSupplierTakes(store);
    }

    private void asksOnceBeforeItSendsLessThanTheSupplierTakes(StoreId store) {
        Map<String, String> send = Map.of("to", store.value(), "number", draft(store));
        assertThat(page(store)).doesNotContain("Send it all the same");

        assertThat(post("/orders/send", store, send))
                .contains("comes to less than this supplier takes at least", "Send it all the same");
        assertThat(SaidOrders.of(store)).isEmpty();

        Map<String, String> allTheSame = new HashMap<>(send);
        allTheSame.put("small", "true");
        assertThat(post("/orders/send", store, allTheSame)).contains("Booked.");
        await().atMost(PATIENCE).until(() -> !SaidOrders.of(store).isEmpty());
    }

    private static void mill(OrderTerms terms) {
        RealParts.started()
                .publish(
                        Topics.SUPPLIER,
                        "mill-212",
                        new Supplier(
                                "mill-212",
                                new LocalText("Hill Mill", "山丘磨坊", "山丘磨坊"),
                                null,
                                List.of(),
                                new OrderCutOff(1, LocalTime.of(14, 0)),
                                Language.EN,
                                terms));
    }

    @Test
    void sendsNothingThatTheBuyerHasNotSeen() {
        StoreId store = StoreId.of("s82");
        offer(store, "82");
        post("/reorder/accept", store, Map.of("decision", "milk-82"));
        String seen = draft(store);
        Matcher line = Pattern.compile("name=\"choice\" value=\"(\\d+)\"").matcher(page(store));
        assertThat(line.find()).isTrue();
        post("/orders/undo", store, Map.of("choice", line.group(1)));
        post("/reorder/accept", store, Map.of("decision", "milk-82", "quantity", "30", "in", "PIECES"));

        String answer = post("/orders/send", store, Map.of("to", store.value(), "number", seen));

        assertThat(answer).contains("changed since you saw it", "30");
        assertThat(draft(store)).isNotEqualTo(seen);
        assertThat(SaidOrders.of(store)).isEmpty();
    }

    @Test
    void keepsWhatHasNoSupplierUntilSomebodyNamesOne() {
        StoreId store = StoreId.of("s83");
        offer(store, "83");
        post("/reorder/accept", store, Map.of("decision", "bread-83"));

        assertThat(page(store)).contains("No supplier named", "Bread").doesNotContain(">Send<");
    }

    @Test
    void cancelsAnOrderAndOpensItsItemsAgain() {
        StoreId store = StoreId.of("s84");
        offer(store, "84");
        post("/reorder/accept", store, Map.of("decision", "milk-84"));
        String number = draft(store);
        post("/orders/send", store, Map.of("to", store.value(), "number", number));
        assertThat(list(store)).doesNotContain("value=\"milk-84\"");

        post("/orders/cancel", store, Map.of("to", store.value(), "number", number));
        String twice = post("/orders/cancel", store, Map.of("to", store.value(), "number", number));

        assertThat(twice).contains("cancelled");
        assertThat(list(store)).contains("value=\"milk-84\"");
        await().atMost(PATIENCE).until(() -> SaidOrders.of(store).size() == 2);
        List<PurchaseOrder> words = SaidOrders.of(store);
        assertThat(words)
                .extracting(PurchaseOrder::state)
                .containsExactly(PurchaseOrder.State.ORDERED, PurchaseOrder.State.CANCELLED);
        assertThat(words.getLast().at()).isAfter(words.getFirst().at());
    }

    @Test
    void showsHowMuchHasCome() {
        StoreId store = StoreId.of("s85");
        offer(store, "85");
        post("/reorder/accept", store, Map.of("decision", "milk-85"));
        String number = draft(store);
        assertThat(post("/orders/send", store, Map.of("to", store.value(), "number", number)))
                .contains("0 of 1 lines have come");

        RealParts.started()
                .publish(
                        Topics.ORDER_PROGRESS,
                        Keys.storeOrder(store, number),
                        new OrderProgress(
                                store,
                                number,
                                PurchaseOrder.State.ORDERED,
                                THURSDAY,
                                List.of(new OrderProgress.Line(
                                        TestShop.MILK, Quantity.each(48), Quantity.each(48), Quantity.each(0)))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(page(store)).contains("1 of 1 lines have come", "received"));
    }

    @ParameterizedTest
    @CsvSource({
        "86, en, Milk 1 L, Harbour Street, Please deliver order",
        "87, zh-TW, 鮮乳 1 公升, 海港街店, 請於 2011-11-10 送達海港街店",
        "88, zh-CN, 鲜奶 1 升, 海港街店, 请于 2011-11-10 送到海港街店"
    })
    void writesATableAndALetterInTheLanguageAskedFor(
            String id, String language, String milk, String shop, String please) {
        StoreId store = StoreId.of("s" + id);
        offer(store, id);
        post("/reorder/accept", store, Map.of("decision", "milk-" + id));
        String number = draft(store);
        post("/orders/send", store, Map.of("to", store.value(), "number", number));

        HttpResponse<String> table = buyer.get("/orders/" + store + "/" + number + ".csv?in=" + language);
        HttpResponse<String> letter = buyer.get("/orders/" + store + "/" + number + ".eml?in=" + language);

        assertThat(table.headers().firstValue("Content-Type")).get().asString().startsWith("text/csv");
        assertThat(table.body().lines().skip(1))
                .singleElement()
                .asString()
                .startsWith("\"" + number + "\",\"" + shop + "\",\"2011-11-10\",\"" + TestShop.MILK + "\",\"\",\""
                        + milk + "\",\"4\",\"48\",\"ea\",");
        assertThat(letter.headers().firstValue("Content-Type")).contains("message/rfc822");
        assertThat(letter.body()).startsWith("To: orders@dairy.example\r\n").contains("\r\nX-Unsent: 1\r\n");
        String[] parts = letter.body().split("--=_order-" + number, -1);
        assertThat(parts).hasSize(5);
        assertThat(content(parts[1])).contains(please);
        assertThat(content(parts[2])).isEqualTo(table.body());
        assertThat(content(parts[3])).startsWith("%PDF-");
    }

    @Test
    void writesPapersInTheLanguageOfTheSupplierUnlessAskedForAnother() {
        StoreId store = StoreId.of("s89");
        offer(store, "89");
        RealParts.started()
                .publish(
                        Topics.SUPPLIER,
                        "farm-89",
                        new Supplier(
                                "farm-89",
                                new LocalText("Hill Farm", "山丘農場", "山丘农场"),
                                null,
                                List.of(),
                                new OrderCutOff(1, LocalTime.of(14, 0)),
                                Language.ZH_TW));
        CutOffsUnderTest.propose(
                "milk-89-b",
                store,
                TestShop.MILK,
                "3.00",
                THURSDAY,
                "farm-89",
                clock.instant().plus(Duration.ofHours(3)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(list(store)).contains("milk-89-b", "Hill Farm"));
        post("/reorder/accept", store, Map.of("decision", "milk-89-b"));
        String number = draft(store);
        post("/orders/send", store, Map.of("to", store.value(), "number", number));
        String paper = "/orders/" + store + "/" + number;

        assertThat(page(store)).contains(paper + ".pdf?in=zh-TW", "as the supplier reads");
        assertThat(buyer.get(paper + ".csv").body()).contains("訂單編號", "鮮乳 1 公升");
        assertThat(buyer.get(paper + ".csv?in=en").body()).contains("Milk 1 L");
        HttpResponse<String> pdf = buyer.get(paper + ".pdf");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(pdf.body()).startsWith("%PDF-");
        assertThat(buyer.get("/orders/" + store + "/none.pdf").statusCode()).isEqualTo(404);
    }

    @Test
    void letsNobodyElseSend() {
        Visitor marketer = new Visitor(port);
        marketer.signIn("marketer", RealParts.PASSWORD);

        assertThat(marketer.post("/orders/send", Map.of("to", "s81", "number", "any"))
                        .statusCode())
                .isEqualTo(403);
        marketer.close();
    }

    private static String content(String part) {
        String[] headAndBody = part.split("\r\n\r\n", 2);
        assertThat(Arrays.stream(headAndBody[0].split("\r\n"))).contains("Content-Transfer-Encoding: base64");
        return new String(Base64.getMimeDecoder().decode(headAndBody[1]), UTF_8);
    }

    private void offer(StoreId store, String id) {
        CutOffsUnderTest.open(store);
        Instant until = clock.instant().plus(Duration.ofHours(3));
        CutOffsUnderTest.propose("milk-" + id, store, TestShop.MILK, "3.00", THURSDAY, "dairy-1", until);
        CutOffsUnderTest.propose("bread-" + id, store, TestShop.BREAD, "9.00", THURSDAY, null, null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(list(store)).contains("value=\"milk-" + id, "value=\"bread-" + id));
    }

    private String draft(StoreId store) {
        Matcher number = NUMBER.matcher(page(store));
        assertThat(number.find()).as("a draft to be sent").isTrue();
        return number.group();
    }

    private String post(String path, StoreId store, Map<String, String> form) {
        Map<String, String> whole = new HashMap<>(form);
        whole.put("store", store.value());
        HttpResponse<String> answer = buyer.post(path, whole);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private String page(StoreId store) {
        return buyer.get("/orders?lang=en&store=" + store).body();
    }

    private String list(StoreId store) {
        return buyer.get("/reorder?lang=en&store=" + store).body();
    }
}
