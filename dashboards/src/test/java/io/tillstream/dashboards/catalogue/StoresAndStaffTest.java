package io.tillstream.dashboards.catalogue;

import static io.tillstream.dashboards.catalogue.ImportsUnderTest.PATIENCE;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.counts;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.handedIn;
import static io.tillstream.dashboards.catalogue.ImportsUnderTest.settle;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.masterdata.Assortment;
import io.tillstream.dashboards.masterdata.Operators;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.StoreId;
import io.tillstream.events.staff.Operator;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stores and the staff of tills in files. Store s97 and staff c9701 belong to this test. */
@WholeApp
final class StoresAndStaffTest {
    private static final StoreId STORE = StoreId.of("s97");
    private static final String SALT = "0a0b0c0d0e0f1011121314151617181a";
    private static final String KEY = "bbb33d54a0284c3c74d9383b916646b8182cc864c0030f801f6dcce829f7d5aa";
    private static final String BADGE = "9cf100ed0aced86080efe47e7d18f664d475204a4135069f1d6d3bf49efa7abc";
    private static final Operator ANN = CanonicalJson.decode(
            "{\"badge\":\"" + BADGE + "\",\"name\":\"Ann L.\",\"operator\":\"c9701\",\"pin\":{\"iterations\":120000,"
                    + "\"key\":\"" + KEY + "\",\"salt\":\"" + SALT + "\"},\"revoked\":false,\"role\":\"CASHIER\","
                    + "\"stores\":[\"s97\"],\"validUntil\":\"2011-12-10T00:00:00Z\"}",
            Operator.class);

    @LocalServerPort
    private int port;

    @Autowired
    private Assortment assortment;

    @Autowired
    private Operators operators;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void openTheStore() {
        RealParts.started().publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        RealParts.started().publish(Topics.OPERATOR, ANN.operator(), ANN);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(assortment.store(STORE)).contains(TestShop.store(STORE));
            assertThat(operators.operator(ANN.operator())).contains(ANN);
        });
    }

    private Visitor signedIn(String role) {
        Visitor visitor = new Visitor(port);
        visitor.signIn(role, RealParts.PASSWORD);
        return visitor;
    }

    /** It would be enough to find a PIN of four digits. */
    @Test
    void whatStaffSignInWithIsInNoFileAndNoHistory() {
        try (Visitor it = signedIn("it")) {
            String all = new String(it.file("/master-data/staff.csv"), UTF_8);
            assertThat(all).contains("\"c9701\",\"Ann L.\",\"CASHIER\",\"s97\"").doesNotContain(KEY, SALT, BADGE);

            long id = handedIn(
                    it, "staff", Map.of(), "staff.csv", "operator,role,revoked\nc9701,SUPERVISOR,\nc9799,CASHIER,no\n");
            assertThat(counts(it.get("/master-data/imports/" + id).body())).containsExactly("0", "1", "0", "1");
            settle(it, "staff", id, "publish");

            Operator now = operators.operator("c9701").orElseThrow();
            assertThat(now.role()).isEqualTo(Operator.Role.SUPERVISOR);
            assertThat(now.pin()).isEqualTo(ANN.pin());
            assertThat(now.badge()).isEqualTo(ANN.badge());
            List<String> kept = database.sql("select coalesce(before, '') || coalesce(after, '') from change_row"
                            + " where key = 'c9701' union all"
                            + " select coalesce(state_before, '') || coalesce(state_after, '') from audit_entry")
                    .query(String.class)
                    .list();
            assertThat(kept).isNotEmpty().noneMatch(text -> text.contains(KEY) || text.contains(SALT));
            assertThat(it.get("/master-data/staff/one?key=c9701&lang=en").body())
                    .contains("Ann L.")
                    .doesNotContain(KEY, SALT, BADGE);

            settle(it, "staff", id, "undo");
            assertThat(operators.operator("c9701")).contains(ANN);
        }
    }

    @Test
    void aStoreMayHaveAnotherNameAndNoOtherCurrency() {
        try (Visitor manager = signedIn("manager");
                Visitor buyer = signedIn("buyer")) {
            String same = new String(manager.file("/master-data/stores.csv"), UTF_8);
            long unchanged = handedIn(manager, "stores", Map.of(), "stores.csv", same);
            assertThat(counts(manager.get("/master-data/imports/" + unchanged).body()))
                    .startsWith("0", "0")
                    .endsWith("0");

            long id = handedIn(
                    manager,
                    "stores",
                    Map.of(),
                    "stores.csv",
                    "store;name_en;currency\ns97;Harbour Street, east;GBP\ns97x;X;EUR\n");
            settle(manager, "stores", id, "publish");
            assertThat(assortment.store(STORE).map(store -> store.name().en())).contains("Harbour Street, east");
            long other = handedIn(manager, "stores", Map.of(), "stores.csv", "store,currency\ns97,EUR\n");
            assertThat(manager.get("/master-data/imports/" + other).body()).contains("It is GBP and cannot change");

            buyer.get("/master-data/stores");
            assertThat(buyer.handIn("/master-data/stores/import", Map.of(), "s.csv", same.getBytes(UTF_8))
                            .statusCode())
                    .isEqualTo(403);
        }
    }
}
