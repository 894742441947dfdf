package io.tillstream.dashboards.reorder;

import static io.tillstream.dashboards.reorder.CutOffsUnderTest.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditEntry;
import io.tillstream.dashboards.audit.AuditFilter;
import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.PriceKey;
import io.tillstream.events.purchase.OrderCutOff;
import io.tillstream.events.purchase.Supplier;
import io.tillstream.wire.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is accepted without anybody looking: 48 pieces of milk cost 19.20, as many of bread 48.00. */
@WholeApp
final class AcceptByRuleTest {
    @LocalServerPort
    private int port;

    @Autowired
    private Clock clock;

    @Autowired
    private AcceptByRule byRule;

    @Autowired
    private AcceptRules rules;

    @Autowired
    private AuditLog log;

    private Visitor manager;

    @BeforeEach
    void comeIn() {
        manager = new Visitor(port);
        manager.signIn("manager", RealParts.PASSWORD);
        cost(TestShop.MILK, "0.40");
        cost(TestShop.BREAD, "1.00");
    }

    @AfterEach
    void switchOff() {
        rules.all().forEach(rule -> rules.drop(rule.supplier()));
        manager.close();
    }

    @Test
    void acceptsNothingWithoutARuleAndALimitOfAll() {
        StoreId store = offer("131");
        byRule.look();
        assertThat(list(store)).contains("value=\"milk-131\"", "value=\"bread-131\"");
    }

    @Test
    void acceptsCheapLinesMarksThemAndSendsNothing() {
        StoreId store = offer("132");
        set("rule-132", "20", "100", "100000");

        byRule.look();

        assertThat(list(store)).doesNotContain("value=\"milk-132\"").contains("value=\"bread-132\"", "By rule");
        assertThat(orders(store)).contains("By rule", "Milk 1 L", "£19.20");
        assertThat(log.find(new AuditFilter(Choice.RULE, AuditKind.PROPOSAL_ACCEPTED, null, null), Long.MAX_VALUE, 50))
                .filteredOn(entry -> entry.subject().equals("milk-132"))
                .extracting(AuditEntry::after)
                .singleElement()
                .asString()
                .contains("19.20 GBP");
    }

    @Test
    void stopsAtTheLimitOfTheDayAndSaysSo() {
        StoreId store = offer("133");
        set("rule-133", "60", "60", "100000");

        // Bread has more at stake, comes first and fills the day; milk would be beyond it.
        byRule.look();
        byRule.look();

        assertThat(list(store))
                .contains("value=\"milk-133\"", "have reached their limit of today")
                .doesNotContain("value=\"bread-133\"");
        assertThat(orders(store)).contains("Farm 133: the day’s limit is reached");
        assertThat(log.find(new AuditFilter(Choice.RULE, AuditKind.RULE_STOPPED, null, null), Long.MAX_VALUE, 50))
                .filteredOn(entry -> entry.subject().equals("rule-133"))
                .hasSize(1);

        set("rule-133", "60", "80", "100000");
        byRule.look();
        assertThat(list(store)).doesNotContain("value=\"milk-133\"");
    }

    @Test
    void stopsAtTheLimitOfAllRulesTogether() {
        StoreId store = offer("134");
        set("rule-134", "60", "100", "1");

        byRule.look();

        assertThat(list(store)).contains("value=\"milk-134\"", "value=\"bread-134\"");
        assertThat(orders(store)).contains("Farm 134: the limit of all rules together is reached");
    }

    @Test
    void acceptsNothingAgainThatAPersonTookBack() {
        StoreId store = offer("135");
        set("rule-135", "20", "100", "100000");
        byRule.look();
        Matcher undo = Pattern.compile("name=\"choice\" value=\"(\\d+)\"").matcher(orders(store));
        assertThat(undo.find()).isTrue();

        manager.post("/orders/undo", Map.of("choice", undo.group(1)));
        byRule.look();

        assertThat(list(store)).contains("value=\"milk-135\"");
    }

    @Test
    void leavesAShelfWhoseCostWasMadeUpToPeople() {
        StoreId store = offer("136");
        Price assumed = new Price(
                        TestShop.MILK,
                        TestShop.pounds("1.20"),
                        TestShop.pounds("0.40"),
                        true,
                        Instant.parse("2011-11-01T00:00:00Z"))
                .in(store);
        RealParts.started().publish(Topics.PRICE, PriceKey.of(assumed).toString(), assumed);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> manager.get("/reorder/item/" + store + "/" + TestShop.MILK)
                                .statusCode()
                        == 200);
        set("rule-136", "60", "100", "100000");

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            byRule.look();
            assertThat(list(store)).doesNotContain("value=\"bread-136\"");
        });
        assertThat(list(store)).contains("value=\"milk-136\"");
    }

    @Test
    void isSetByManagersOnlyAndRefusesWhatIsNoAmount() {
        StoreId store = offer("137");
        try (Visitor buyer = new Visitor(port)) {
            buyer.signIn("buyer", RealParts.PASSWORD);
            assertThat(buyer.post(
                                    "/orders/rules/set",
                                    Map.of("supplier", "rule-137", "line", "1", "day", "1", "currency", "GBP"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(buyer.get("/orders?lang=en").body())
                    .contains("Accepted by rule")
                    .doesNotContain("/orders/rules/set");
        }
        for (Map<String, String> wrong : List.of(
                Map.of("supplier", "rule-137", "line", "much", "day", "10", "currency", "GBP"),
                Map.of("supplier", "rule-137", "line", "0", "day", "10", "currency", "GBP"),
                Map.of("supplier", "rule-137", "line", "11", "day", "10", "currency", "GBP"),
                Map.of("supplier", "nobody", "line", "1", "day", "10", "currency", "GBP"),
                Map.of("supplier", "rule-137", "line", "1", "day", "10", "currency", "ZAR"))) {
            assertThat(manager.post("/orders/rules/set", wrong).headers().firstValue("Location"))
                    .get()
                    .asString()
                    .contains("NO_AMOUNT");
        }
        assertThat(rules.all()).extracting(AcceptRules.Rule::supplier).doesNotContain("rule-137", "nobody");
        assertThat(orders(store)).contains("Farm 137");
    }

    private void set(String supplier, String line, String day, String all) {
        manager.get("/orders");
        assertThat(manager.post("/orders/rules/cap", Map.of("day", all, "currency", "GBP"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(manager.post(
                                "/orders/rules/set",
                                Map.of("supplier", supplier, "line", line, "day", day, "currency", "GBP"))
                        .headers()
                        .firstValue("Location"))
                .get()
                .asString()
                .contains("rules=SET");
    }

    private static void cost(Gtin item, String cost) {
        Price price = new Price(
                item, TestShop.pounds("2.00"), TestShop.pounds(cost), false, Instant.parse("2011-01-01T00:00:00Z"));
        RealParts.started().publish(Topics.PRICE, PriceKey.of(price).toString(), price);
    }

    /** A farm of its own, so that no other test's store is touched. */
    private StoreId offer(String id) {
        StoreId store = StoreId.of("s" + id);
        CutOffsUnderTest.open(store);
        RealParts.started()
                .publish(
                        Topics.SUPPLIER,
                        "rule-" + id,
                        new Supplier(
                                "rule-" + id,
                                LocalText.same("Farm " + id),
                                null,
                                List.of(),
                                new OrderCutOff(1, LocalTime.of(14, 0))));
        Instant until = clock.instant().plus(Duration.ofHours(3));
        CutOffsUnderTest.propose("milk-" + id, store, TestShop.MILK, "3.00", THURSDAY, "rule-" + id, until);
        CutOffsUnderTest.propose("bread-" + id, store, TestShop.BREAD, "9.00", THURSDAY, "rule-" + id, until);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() ->
                        assertThat(list(store)).contains("value=\"milk-" + id, "value=\"bread-" + id, "Farm " + id));
        return store;
    }

    private String list(StoreId store) {
        return manager.get("/reorder?lang=en&store=" + store).body();
    }

    private String orders(StoreId store) {
        return manager.get("/orders?lang=en&store=" + store).body();
    }
}
