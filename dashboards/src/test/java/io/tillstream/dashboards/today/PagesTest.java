package io.tillstream.dashboards.today;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Hash;
import io.tillstream.events.LocalText;
import io.tillstream.events.OrderId;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.decision.ModelReference;
import io.tillstream.events.decision.Reason;
import io.tillstream.events.decision.ReorderProposal;
import io.tillstream.events.ledger.ItemDaySales;
import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.OrderHanded;
import io.tillstream.events.ledger.StoreHourSales;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.order.Prepaid;
import io.tillstream.events.till.TillHealth;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every page over the whole app, with a morning of sales in store s5. */
@WholeApp
final class PagesTest {
    private static final StoreId STORE = StoreId.of("s5");
    private static final TillId TILL = TillId.parse("s5-t1");
    /** Two sales: 2 milk + 1 bread = 4.40, and 3 milk = 3.60. */
    private static final String SOLD = "£8.00";

    private static final Instant NOW = RealParts.BUSINESS_MORNING.minusSeconds(600);

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeEach
    void sellSomething() {
        RealParts parts = RealParts.started();
        LocalDate today = NOW.atZone(ZoneId.of("Europe/London")).toLocalDate();
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        parts.publish(Topics.PRODUCT, TestShop.MILK.value(), TestShop.milk());
        parts.publish(Topics.PRODUCT, TestShop.BREAD.value(), TestShop.bread());
        parts.publish(Topics.ACCEPTED, STORE.value(), TestShop.sale(TILL, 1, 2, NOW, 2, 1));
        parts.publish(Topics.ACCEPTED, STORE.value(), TestShop.sale(TILL, 1, 3, NOW.plusMillis(1), 3));
        Instant hour = NOW.truncatedTo(ChronoUnit.HOURS);
        parts.publish(
                Topics.SALES_BY_STORE_HOUR,
                Keys.storeHour(STORE, hour),
                new StoreHourSales(
                        STORE, hour, 2, 3, TestShop.pounds("8.00"), TestShop.pounds("1.33"), TestShop.pounds("0.00")));
        parts.publish(
                Topics.SALES_BY_ITEM_DAY,
                Keys.storeItemDay(STORE, TestShop.MILK, today),
                new ItemDaySales(STORE, TestShop.MILK, today, 2, Quantity.each(5), TestShop.pounds("6.00")));
        parts.publish(
                Topics.TILL_POSITION,
                Keys.tillEpoch(TILL, 1),
                new TillPosition(
                        TILL,
                        1,
                        3,
                        6,
                        List.of(new TillPosition.Range(4, 5)),
                        4,
                        2,
                        TestShop.pounds("8.00"),
                        1,
                        0,
                        Hash.GENESIS));
        parts.publish(
                Topics.TILL_ALARM,
                STORE.value(),
                new TillAlarm(TillAlarm.Kind.GAP_OPENED, new Source(TILL, 1, 6), "Records 4 to 5 are missing.", NOW));
        parts.publish(
                Topics.TILL_HEALTH,
                TILL.toString(),
                new TillHealth(
                        TILL,
                        NOW,
                        "0.1.0",
                        1,
                        6,
                        0,
                        null,
                        "cover-open",
                        List.of(new TillHealth.Found("printer-cover", List.of())),
                        NOW));
        parts.publish(Topics.REFUNDS_BY_LINE, "s5-t1/1/2|1", twiceBack());
        parts.publish(Topics.REORDER, Keys.storeItem(STORE, TestShop.BREAD), proposal(today));
        visitor = new Visitor(port);
        visitor.signIn("manager", RealParts.PASSWORD);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({"en, Exceptions, Harbour Street, Bread", "zh-TW, 異常事項, 海港街店, 麵包", "zh-CN, 异常事项, 海港街店, 面包"})
    void everyPageIsCompleteInEveryLanguage(String language, String exceptions, String store, String bread) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                visitor.get("/today?store=s5&lang=" + language).body())
                        .contains(exceptions, store, SOLD, "s5-t1/1/3"));
        for (String path : List.of(
                "/today?store=s5",
                "/receipts?store=s5",
                "/receipts?store=s5&lines=returned",
                "/receipts/s5-t1/1/2",
                "/reorder?store=s5",
                "/models",
                "/closings?store=s5",
                "/fleet?store=s5",
                "/receipts/s5-t1/1/99")) {
            HttpResponse<String> page = visitor.get(path);

            assertThat(page.statusCode()).as(path).isEqualTo(path.endsWith("/99") ? 404 : 200);
            assertThat(page.body())
                    .as(path)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContain("??")
                    .doesNotContain(" style=");
        }
        assertThat(visitor.get("/reorder?store=s5").body())
                .contains(bread, "82 %", "£23.10", "£21.00")
                .as("a tenth of the loss is worth a line")
                .doesNotContain("£1.50");
    }

    @Test
    void everyFigureOpensReceiptsThatAddUpToIt() {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            LocalDate today = NOW.atZone(ZoneId.of("Europe/London")).toLocalDate();
            assertThat(visitor.get("/today?store=s5").body())
                    .contains("/receipts?store=s5&amp;day=" + today + "\"")
                    .contains(SOLD);
            assertThat(visitor.get("/receipts?store=s5&day=" + today).body())
                    .contains("<strong>2 receipts</strong>", "<strong>" + SOLD + "</strong>");
            assertThat(visitor.get("/receipts?store=s5&day=" + today + "&item=" + TestShop.MILK)
                            .body())
                    .contains("<strong>2 lines</strong>", "<strong>£6.00</strong>");
        });
    }

    @Test
    void saysWhichPartOfAnAddressCannotBeRead() {
        HttpResponse<String> answer = visitor.get("/receipts?day=2011-99-99&lang=en");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("“day” says “2011-99-99”", "A day is written 2026-11-28.");
        assertThat(visitor.get("/members.csv?group=%3Cb%3E&lang=zh-CN").body()).contains("“group”写成了“&lt;b&gt;”");
    }

    @Test
    void anAddressThatIsNoneSpeaksOfNoReceipt() {
        assertThat(visitor.get("/nonsense?lang=en").body())
                .contains("There is nothing here.", "Look whether the address is whole")
                .doesNotContain("indexed");
        assertThat(visitor.get("/receipts/s5-t1/1/99?lang=en").body()).contains("A receipt may not be indexed yet");
    }

    @Test
    void aReceiptShowsItsLinesAndItsProof() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                visitor.get("/receipts/s5-t1/1/2?lang=en").body())
                        .contains("Milk 1 L", "£2.40", "£4.40", "matches its hash", "Cash"));
    }

    @Test
    void todayNamesALineThatWasRefundedBeyondWhatWasSold() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(visitor.get("/today?store=s5&lang=en").body())
                                .contains(
                                        "Receipt s5-t1/1/2, Milk 1 L: 1 more came back than was sold.",
                                        "href=\"/receipts/s5-t1/1/2\""));
    }

    @Test
    void todayNamesAnOrderThatWentOutTwice() {
        OrderId order = OrderId.of("wk7b2m5q3x4ad");
        RealParts.started()
                .publish(
                        Topics.ORDER_HANDED,
                        Keys.storeOrder(STORE, order),
                        new OrderHanded(
                                order,
                                STORE,
                                List.of(handing(new Source(TILL, 1, 3)), handing(new Source(TILL, 1, 2)))));

        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(visitor.get("/today?store=s5&lang=en").body())
                                .contains("Order wk7b2m5q3x4ad went out twice, with receipts s5-t1/1/3 and s5-t1/1/2;"
                                        + " £3.60 was paid online once and counted twice."));
        assertThat(visitor.get("/today?store=s5&lang=zh-CN").body()).contains("订单 wk7b2m5q3x4ad 交货两次");
        assertThat(visitor.get("/today?store=s5&lang=zh-TW").body()).contains("訂單 wk7b2m5q3x4ad 交貨兩次");
    }

    private static OrderHanded.Handing handing(Source receipt) {
        return new OrderHanded.Handing(
                receipt, NOW, TestShop.pounds("3.60"), List.of(new Prepaid("pay-1", TestShop.pounds("3.60"))));
    }

    private static LineRefunds twiceBack() {
        return new LineRefunds(
                new Source(TILL, 1, 2),
                1,
                TestShop.MILK,
                Quantity.each(2),
                Quantity.each(3),
                Quantity.each(1),
                TestShop.pounds("2.40"),
                TestShop.pounds("3.60"),
                2,
                3,
                List.of(new Source(TILL, 1, 7), new Source(TillId.parse("s6-t1"), 1, 4)),
                NOW);
    }

    @Test
    void theFleetNamesWhatIsMissing() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(
                        () -> assertThat(visitor.get("/fleet?store=s5&lang=en").body())
                                .contains("records missing", "(4–5)", "Records 4 to 5 are missing."));
    }

    @ParameterizedTest
    @CsvSource({"en, needs somebody, The printer cover is open.", "zh-TW, 需要有人處理, 印表機上蓋沒有蓋好。", "zh-CN, 需要人处理, 打印机上盖没关。"
    })
    void theFleetTellsWhatATillsDoctorFound(String language, String state, String finding) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                visitor.get("/fleet?store=s5&lang=" + language).body())
                        .contains(state, finding));
    }

    @Test
    void aProposalIsAcceptedAndTakenBack() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> visitor.get("/reorder?store=s5&lang=en").body().contains("value=\"bread-1\""));

        String accepted = visitor.post("/reorder/accept", Map.of("decision", "bread-1", "store", "s5"))
                .body();
        assertThat(accepted).contains("Accepted", "Nothing to order now.").doesNotContain("value=\"bread-1\"");

        String choice = accepted.replaceAll("(?s).*name=\"choice\" value=\"(\\d+)\".*", "$1");
        String undone = visitor.post("/reorder/undo", Map.of("choice", choice, "store", "s5"))
                .body();
        assertThat(undone).contains("value=\"bread-1\"");

        String dismissed = visitor.post(
                        "/reorder/dismiss", Map.of("decision", "bread-1", "reason", "ENOUGH_ON_SHELF", "store", "s5"))
                .body();
        assertThat(dismissed).contains("Enough on the shelf").doesNotContain("value=\"bread-1\"");
        String again = dismissed.replaceAll("(?s).*?name=\"choice\" value=\"(\\d+)\".*", "$1");
        visitor.post("/reorder/undo", Map.of("choice", again, "store", "s5"));
    }

    @Test
    void theFileHoldsEveryReceipt() {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(
                                visitor.get("/receipts.csv?store=s5").body().lines())
                        .hasSize(3)
                        .anyMatch(line -> line.startsWith("\"s5-t1/1/2\",\"s5\"") && line.contains("\"4.40\"")));
    }

    private static ReorderProposal proposal(LocalDate today) {
        return new ReorderProposal(
                "bread-1",
                STORE,
                TestShop.BREAD,
                Quantity.each(7),
                5_000,
                today.plusDays(2),
                8_200,
                TestShop.pounds("23.10"),
                Quantity.each(48),
                4,
                new Reason("runs-out", new LocalText("Runs out in 2 days", "2 天後售完", "2 天后售完")),
                new ModelReference("seasonal-naive", Hash.GENESIS),
                NOW,
                NOW.plus(Duration.ofDays(3)),
                "",
                new ReorderProposal.Grounds(
                        List.of(
                                new ReorderProposal.Driver("on-hand", TestShop.pounds("21.00")),
                                new ReorderProposal.Driver("trend", TestShop.pounds("-1.50"))),
                        null,
                        new ReorderProposal.Transfer(STORE, Quantity.each(12))),
                null,
                null);
    }
}
