package io.tillstream.dashboards.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.signin.People;
import io.tillstream.dashboards.signin.PeopleUnderTest;
import io.tillstream.dashboards.signin.Role;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.till.BundleAsked;
import io.tillstream.events.till.TillBundle;
import io.tillstream.events.till.TillHealth;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** IT asks, the till answers, IT takes the file, and both stand in the audit log. Stores s431 and s432 belong to this test. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^5]]", disabledReason = "another day's turn")
class LogsOfTillsTest {
    private static final TillId TILL = TillId.parse("s431-t1");

    @LocalServerPort
    private int port;

    @Autowired
    private BundlesAsked asked;

    @Autowired
    private TillBundles bundles;

    @Autowired
    private JdbcClient database;

    @Autowired
    private People people;

    @Autowired
    private PasswordEncoder passwords;

    private final RealParts parts = RealParts.started();

    /** With a long name and nine tills, as a large store has. */
    @BeforeEach
    void aStoreWithTills() {
        Store like = TestShop.store(TILL.store());
        parts.publish(
                Topics.STORE,
                TILL.store().value(),
                new Store(
                        TILL.store(),
                        new LocalText("Old Harbour Street, behind the fish market", "舊海港街魚市場後方門市", "旧海港街鱼市场后面门店"),
                        like.zone(),
                        like.currency(),
                        true,
                        like.taxRates(),
                        1,
                        1,
                        like.deliveryDays()));
        for (int till = 1; till <= 9; till++) {
            TillId id = TillId.parse("s431-t" + till);
            parts.publish(
                    Topics.TILL_HEALTH,
                    id.toString(),
                    new TillHealth(id, Instant.now(), "0.1.0", 1, 6, 0, null, null, List.of(), null));
        }
    }

    @Test
    void itAsksAndTakesWhatTheTillSent() {
        byte[] zip = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        try (Visitor it = new Visitor(port);
                Visitor manager = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            manager.signIn("manager", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() ->
                            assertThat(it.get("/fleet/logs?lang=en").body()).contains("s431-t1", "s431-t9"));
            assertThat(it.get("/fleet/logs/s431-t1.zip").statusCode()).isEqualTo(404);

            assertThat(it.post("/fleet/logs/ask", Map.of("till", "s431-t1")).statusCode())
                    .isEqualTo(302);
            await().atMost(Duration.ofSeconds(60)).until(() -> asked.of(TILL).isPresent());
            BundleAsked request = asked.of(TILL).orElseThrow();
            assertThat(it.get("/fleet/logs?lang=en").body()).contains("asked, not here yet");
            // One request at a time: asked again, it is still the first that waits.
            assertThat(it.post("/fleet/logs/ask", Map.of("till", "s431-t1")).statusCode())
                    .isEqualTo(302);
            assertThat(asked.of(TILL)).contains(request);
            assertThat(auditOf(TILL)).containsExactly("log-asked");
            parts.publish(
                    Topics.TILL_BUNDLE,
                    TILL.toString(),
                    new TillBundle(
                            TILL,
                            request.id(),
                            Instant.now(),
                            Base64.getEncoder().encodeToString(zip)));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(it.get("/fleet/logs?lang=en").body())
                                    .contains("till-s431-t1.zip")
                                    .doesNotContain("asked, not here yet"));

            assertThat(it.file("/fleet/logs/s431-t1.zip")).isEqualTo(zip);
            assertThat(manager.get("/fleet/logs/s431-t1.zip").statusCode()).isEqualTo(403);
            assertThat(manager.post("/fleet/logs/ask", Map.of("till", "s431-t1"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(manager.get("/fleet/logs").statusCode()).isEqualTo(403);
            assertThat(auditOf(TILL)).containsExactly("log-asked", "log-taken");
            // The next request is another one.
            assertThat(it.post("/fleet/logs/ask", Map.of("till", "s431-t1")).statusCode())
                    .isEqualTo(302);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> asked.of(TILL)
                            .filter(next -> !next.id().equals(request.id()))
                            .isPresent());
        }
        look();
    }

    private List<String> auditOf(TillId till) {
        return database.sql("select kind from audit_entry where subject = ? order by number")
                .param(till.toString())
                .query(String.class)
                .list();
    }

    @Test
    void itOfAnotherStoreAsksNothingAndTakesNothing() {
        TillId till = TillId.parse("s431-t4");
        parts.publish(Topics.STORE, "s432", TestShop.store(StoreId.of("s432")));
        PeopleUnderTest.add(people, passwords, "it-432", PeopleUnderTest.in(StoreId.of("s432"), Role.IT));
        parts.publish(
                Topics.TILL_BUNDLE, till.toString(), new TillBundle(till, "d1b2c3d4e5f6", Instant.now(), "UEsFBg=="));
        try (Visitor it = new Visitor(port);
                Visitor other = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            other.signIn("it-432", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> it.get("/fleet/logs/s431-t4.zip").statusCode() == 200);

            assertThat(other.get("/fleet/logs/s431-t4.zip").statusCode()).isEqualTo(404);
            assertThat(other.post("/fleet/logs/ask", Map.of("till", "s431-t4")).statusCode())
                    .isEqualTo(404);
            assertThat(other.get("/fleet/logs").body()).doesNotContain("s431-t4");
            for (String odd : List.of("s431-t77", "nothing", "../s431-t4", "s431-t4\r\nX: y")) {
                assertThat(it.post("/fleet/logs/ask", Map.of("till", odd)).statusCode())
                        .as(odd)
                        .isEqualTo(404);
            }
            assertThat(asked.of(till)).isEmpty();
            assertThat(auditOf(till)).containsExactly("log-taken");
        }
    }

    @Test
    void whatIsOlderThanThreeDaysNobodyGets() {
        TillId old = TillId.parse("s431-t2");
        parts.publish(
                Topics.TILL_BUNDLE,
                old.toString(),
                new TillBundle(old, "a1b2c3d4e5f6", Instant.now().minus(Duration.ofDays(4)), "UEsFBg=="));
        TillId fresh = TillId.parse("s431-t3");
        parts.publish(
                Topics.TILL_BUNDLE, fresh.toString(), new TillBundle(fresh, "b1b2c3d4e5f6", Instant.now(), "UEsFBg=="));
        try (Visitor it = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> it.get("/fleet/logs/s431-t3.zip").statusCode() == 200
                            && bundles.isAnswered(old, "a1b2c3d4e5f6"));
            assertThat(it.get("/fleet/logs/s431-t2.zip").statusCode()).isEqualTo(404);
        }
    }

    private void look() {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : List.of("en", "zh-TW")) {
                try (Screen screen = new Screen(port, "it", width, language)) {
                    screen.page().navigate("/fleet/logs");
                    screen.examine("fleet-logs");
                }
            }
        }
    }
}
