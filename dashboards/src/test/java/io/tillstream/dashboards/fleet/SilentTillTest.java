package io.tillstream.dashboards.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.Hash;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.OpeningHours;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.till.TillHealth;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A till that was stopped six minutes ago is silent wherever tills are looked at. Store s433 belongs to this test. */
@WholeApp
class SilentTillTest {
    private static final StoreId STORE = StoreId.of("s433");
    private static final TillId TALKING = TillId.parse("s433-t1");
    private static final TillId STOPPED = TillId.parse("s433-t2");

    @LocalServerPort
    private int port;

    @Autowired
    private TillHealths healths;

    private final RealParts parts = RealParts.started();

    private void arrived(TillId till) {
        arrived(till, 6);
    }

    private void arrived(TillId till, long records) {
        parts.publish(
                Topics.TILL_POSITION,
                Keys.tillEpoch(till, 1),
                new TillPosition(
                        till, 1, records, records, List.of(), 4, 2, TestShop.pounds("8.00"), 1, 0, Hash.GENESIS));
    }

    private void told(TillId till, Instant at, List<TillHealth.Found> findings) {
        healths.apply(till.toString(), new TillHealth(till, at, "0.1.0", 1, 6, 0, null, null, findings, at), at);
    }

    @Test
    void isFirstAmongTillsAnAlarmAndAnExceptionForItsManager() {
        parts.publish(Topics.STORE, STORE.value(), TestShop.store(STORE));
        arrived(TALKING);
        arrived(STOPPED);
        Instant now = Instant.now();
        told(TALKING, now.minusSeconds(100), List.of());
        told(STOPPED, now.minus(Duration.ofMinutes(6)), List.of(new TillHealth.Found("printer-cover", List.of())));

        try (Visitor it = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            String fleet = await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> it.get("/fleet?store=s433&lang=en").body(),
                            body -> body.contains("s433-t1") && body.contains("silent since"));
            assertThat(fleet.indexOf("s433-t2")).isLessThan(fleet.indexOf("s433-t1"));
            assertThat(fleet)
                    .containsPattern("As of [0-9:A-Za-z ]+: ")
                    .contains("Nothing is heard of it.")
                    .doesNotContain("No alarm.");
            assertThat(it.get("/fleet?store=s433&only=silent&lang=en").body())
                    .containsPattern("silent</span>\\s*<span>s433-t2")
                    .doesNotContainPattern("silent</span>\\s*<span>s433-t1");
        }
        try (Visitor manager = new Visitor(port)) {
            manager.signIn("manager", RealParts.PASSWORD);
            assertThat(manager.get("/today?store=s433&lang=en").body())
                    .contains("Till s433-t2 is silent: nothing is heard of it since")
                    .doesNotContain("Till s433-t1 is silent");
        }
        look("en", Screen.DESK);
        look("zh-TW", Screen.PHONE);
    }

    /** A till says that it is switched off, the hours of a store that it is closed, and a newer record that the till lives. */
    @Test
    void isNotSilentWhereNothingIsToBeHeardOrARecordIs() {
        Store open = TestShop.store(StoreId.of("s434"));
        parts.publish(Topics.STORE, "s434", open);
        parts.publish(Topics.STORE, "s435", closedNow(StoreId.of("s435")));
        Instant before = Instant.now().minus(Duration.ofMinutes(6));
        TillHealth word =
                new TillHealth(TillId.parse("s434-t1"), before, "0.1.0", 1, 6, 0, null, null, List.of(), before);
        healths.apply("s434-t1", word.last(), before);
        told(TillId.parse("s434-t2"), before, List.of());
        arrived(TillId.parse("s434-t1"));
        arrived(TillId.parse("s434-t2"), 7);
        told(TillId.parse("s435-t1"), before, List.of());

        try (Visitor it = new Visitor(port)) {
            it.signIn("it", RealParts.PASSWORD);
            String fleet = await().atMost(Duration.ofSeconds(60))
                    .until(
                            () -> it.get("/fleet?store=s434&lang=en").body(),
                            body -> body.contains("7</span> <span class=\"muted small\">of 7"));
            assertThat(fleet)
                    .contains("No alarm.", "Not heard of 0", "off, or the store is closed", ">well<")
                    .doesNotContain("silent since");
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(it.get("/fleet?store=s435&lang=en").body())
                                    .contains("off, or the store is closed", "Not heard of 0"));
        }
    }

    /** Open on the weekday before yesterday only. */
    private static Store closedNow(StoreId id) {
        Store store = TestShop.store(id);
        return new Store(
                id,
                store.name(),
                store.zone(),
                store.currency(),
                store.pricesIncludeTax(),
                store.taxRates(),
                store.cashRoundingMinor(),
                store.pointsPerMajor(),
                store.deliveryDays(),
                null,
                List.of(new OpeningHours(
                        RealParts.BUSINESS_MORNING
                                .atZone(store.zone())
                                .getDayOfWeek()
                                .minus(2),
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 0))));
    }

    private void look(String language, int width) {
        try (Screen screen = new Screen(port, "it", width, language)) {
            screen.page().navigate("/fleet?store=s433");
            screen.examine("fleet-silent");
        }
    }
}
