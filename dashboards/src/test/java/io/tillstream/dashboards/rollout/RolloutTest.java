package io.tillstream.dashboards.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Settings go from a form to the log, ring by ring, and back where a till refuses. Store s421 belongs to this test. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^7]]", disabledReason = "another day's turn")
class RolloutTest {
    private static final StoreId STORE = StoreId.of("s421");
    private static final TillId ONE = TillId.parse("s421-t1");
    private static final TillId TWO = TillId.parse("s421-t2");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private final RealParts parts = RealParts.started();

    private void tells(TillId till, SettingsHeld held) {
        parts.publish(
                Topics.TILL_HEALTH,
                till.toString(),
                new TillHealth(till, Instant.now(), "0.1.0", 1, 6, 0, null, null, List.of(), null, null, 5L, held));
    }

    /** What tills were told last, as the gateway reads it. */
    private Map<String, Optional<WantedSettings>> told() {
        return new TopicLook(parts).latest(Topics.TILL_SETTINGS);
    }

    private Optional<WantedSettings> toldOf(TillId till) {
        return told().getOrDefault(Keys.storeTill(till), Optional.empty());
    }

    /** The time in which a ring is watched is over. */
    private void theSoakIsOver(long id) {
        database.sql("update roll_out set ring_began_at = ring_began_at - interval '16 minutes' where id = ?")
                .param(id)
                .update();
    }

    @BeforeEach
    void aStoreWithTwoTills() {
        Store like = TestShop.store(STORE);
        parts.publish(
                Topics.STORE,
                STORE.value(),
                new Store(
                        STORE,
                        new LocalText("Old Harbour Street, at the fish market", "舊海港街魚市場旁門市", "旧海港街鱼市场旁门店"),
                        like.zone(),
                        like.currency(),
                        true,
                        like.taxRates(),
                        1,
                        1,
                        like.deliveryDays()));
        tells(ONE, new SettingsHeld(0, null, null));
        tells(TWO, new SettingsHeld(0, null, null));
    }

    private long begin(Visitor visitor, String lock) {
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(visitor.get("/fleet/settings?lang=en&store=s421")
                                .body())
                        .contains("at the fish market: 2 tills"));
        String place = visitor.post(
                        "/fleet/settings/begin?store=s421",
                        Map.of("IDLE_LOCK", lock, "note", "Lock sooner at the harbour", "soak", "15"))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        return Long.parseLong(place.substring(place.lastIndexOf('/') + 1));
    }

    @Test
    void tellsAllMistakesTogetherEachWithItsRule() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("it", RealParts.PASSWORD);

            assertThat(visitor.post(
                                    "/fleet/settings/begin?store=s421&lang=en",
                                    Map.of("IDLE_LOCK", "banana", "ASK_ABOVE_PIECES", "0", "note", "", "soak", "15"))
                            .body())
                    .contains("Signs out after: “banana” is not possible; it is whole minutes from 1 to 999")
                    .contains("“0” is not possible; it is a whole number from 1 to 999999")
                    .contains("Say what for");
        }
        assertThat(RolloutForm.minutes("10")).isEqualTo("PT10M");
        assertThat(RolloutForm.minutes("0")).isEqualTo("PT0S");
        assertThat(RolloutForm.minutes("banana")).isEqualTo("banana");
    }

    @Test
    void oneTillThenItsStoreAndBackAgainWhereOneRefuses() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("it", RealParts.PASSWORD);
            long first = begin(visitor, "PT5M");
            String page = "/fleet/settings/" + first + "?lang=en";

            // One till is told, and no other before that one has stood the test.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> toldOf(ONE)
                            .filter(wanted -> wanted.version() == first)
                            .isPresent());
            assertThat(toldOf(TWO)).isEmpty();
            tells(ONE, new SettingsHeld(first, null, null));
            tells(TWO, new SettingsHeld(0, null, null));
            theSoakIsOver(first);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> toldOf(TWO)
                            .filter(wanted -> wanted.version() == first)
                            .isPresent());
            tells(TWO, new SettingsHeld(first, null, null));
            theSoakIsOver(first);
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(visitor.get(page).body()).contains(">done<", "2 of 2"));

            // The next ones are refused by the first till: it is told those of before, and the other nothing.
            long second = begin(visitor, "PT1M");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> toldOf(ONE)
                            .filter(wanted -> wanted.version() == second)
                            .isPresent());
            tells(ONE, new SettingsHeld(first, second, "till.idle-lock is \"PT1M\"; too short"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(visitor.get("/fleet/settings/" + second + "?lang=en")
                                    .body())
                            .contains("rolled back", "s421-t1 does not take them", "too short"));
            assertThat(toldOf(ONE)).map(WantedSettings::version).contains(first);
            assertThat(toldOf(TWO)).map(WantedSettings::version).contains(first);
            look(first, second);

            // By hand the first ones are taken back too, to what the tills are set to themselves.
            assertThat(visitor.post("/fleet/settings/" + first + "/roll-back", Map.of())
                            .statusCode())
                    .isEqualTo(302);
            assertThat(toldOf(ONE)).isEmpty();
            assertThat(toldOf(TWO)).isEmpty();
            assertThat(database.sql("select kind from audit_entry where subject = ? order by number")
                            .param(RolloutDesk.subject(second))
                            .query(String.class)
                            .list())
                    .containsExactly("roll-out-begun", "roll-out-back");
        }
    }

    @Test
    void whatReachesTheWholeChainWaitsForASecondPerson() {
        try (Visitor asks = new Visitor(port);
                Visitor approves = new Visitor(port)) {
            asks.signIn("it", RealParts.PASSWORD);
            approves.signIn("manager", RealParts.PASSWORD);
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(asks.get("/fleet/settings?lang=en&store=s421")
                                    .body())
                            .contains("2 tills"));
            String place = asks.post(
                            "/fleet/settings/begin", Map.of("HAND", "left", "note", "Left hands", "soak", "15"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            long id = Long.parseLong(place.substring(place.lastIndexOf('/') + 1));
            String page = "/fleet/settings/" + id;

            assertThat(asks.get(page + "?lang=en").body()).contains("waits for approval", "Somebody else has to");
            assertThat(asks.post(page + "/approve", Map.of()).statusCode()).isEqualTo(409);
            assertThat(toldOf(ONE).filter(wanted -> wanted.version() == id)).isEmpty();
            assertThat(approves.get(page + "?lang=en").body()).contains("Approve");
            assertThat(approves.post(page + "/refuse", Map.of()).statusCode()).isEqualTo(302);
            assertThat(asks.get(page + "?lang=en").body()).contains("not approved");
        }
    }

    @Test
    void refusesWhatNoTillWouldTake() {
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("it", RealParts.PASSWORD);
            var answer = visitor.post(
                    "/fleet/settings/begin?store=s421&lang=en",
                    Map.of("IDLE_LOCK", "soon", "note", "Lock", "soak", "15"));

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("Signs out after", "soon").contains("is not possible");
        }
    }

    private void look(long first, long second) {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : List.of("en", "zh-CN")) {
                try (Screen screen = new Screen(port, "it", width, language)) {
                    screen.page().navigate("/fleet/settings?store=s421");
                    screen.examine("fleet-settings");
                    screen.page().navigate("/fleet/settings/" + first);
                    screen.examine("fleet-rollout");
                    screen.page().navigate("/fleet/settings/" + second);
                    screen.examine("fleet-rollout-back");
                }
            }
        }
    }
}
