package io.tillstream.dashboards.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tillstream.dashboards.OfficeKey;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.Screen;
import io.tillstream.dashboards.TestShop;
import io.tillstream.dashboards.Visitor;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.encoding.Signing;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.WantedProgram;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.program.JournalFormats;
import io.tillstream.program.ProgramPackage;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program goes from a file to the log and to tills, ring by ring, and back where one refuses it. Store s422 belongs to this test. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
class ProgramsTest {
    private static final StoreId STORE = StoreId.of("s422");
    private static final TillId ONE = TillId.parse("s422-t1");
    private static final TillId TWO = TillId.parse("s422-t2");
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(15);
    private static final String OLD = "0a".repeat(32);

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private final RealParts parts = RealParts.started();

    private void tells(TillId till, ProgramHeld held) {
        parts.publish(
                Topics.TILL_HEALTH,
                till.toString(),
                new TillHealth(
                        till,
                        Instant.now(),
                        "0.1.0",
                        1,
                        6,
                        0,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        5L,
                        new SettingsHeld(0, null, null),
                        held));
    }

    private static ProgramHeld runs(String program) {
        return new ProgramHeld(program, null, null, null);
    }

    private byte[] pack(String version, PrivateKey key) throws Exception {
        byte[] content = new byte[600_000];
        new Random(version.hashCode()).nextBytes(content);
        Path jar = Files.write(folder.resolve("till-app-" + version + ".jar"), content);
        Path zip = folder.resolve(version + ".zip");
        ProgramPackage.make(
                zip,
                version,
                Instant.parse("2026-11-28T10:00:00Z"),
                "io.tillstream.till.TillApp",
                new JournalFormats(1, 2, 2),
                List.of(),
                List.of(jar),
                key);
        return Files.readAllBytes(zip);
    }

    private Optional<WantedProgram> toldOf(TillId till) {
        return new TopicLook(parts)
                .latest(Topics.TILL_SETTINGS)
                .getOrDefault(Keys.storeTill(till), Optional.empty())
                .map(WantedSettings::program);
    }

    private void theRingBeganLongAgo(long id) {
        database.sql("update roll_out set ring_began_at = ring_began_at - interval '61 minutes' where id = ?")
                .param(id)
                .update();
    }

    private void theSoakIsOver(long id) {
        database.sql("update roll_out_till set held_at = held_at - interval '61 minutes' where roll_out = ?")
                .param(id)
                .update();
    }

    private boolean isWatched(long id, TillId till) {
        return database.sql("select held_at is not null from roll_out_till where roll_out = ? and till = ?")
                .params(id, till.toString())
                .query(Boolean.class)
                .single();
    }

    @Test
    void aSignedProgramReachesOneTillThenItsStoreAndIsTakenBackWhereOneGoesBack() throws Exception {
        Store like = TestShop.store(STORE);
        parts.publish(
                Topics.STORE,
                STORE.value(),
                new Store(
                        STORE,
                        new LocalText("New Harbour Street, at the ferry pier", "新海港街渡輪碼頭門市", "新海港街渡轮码头门店"),
                        like.zone(),
                        like.currency(),
                        true,
                        like.taxRates(),
                        1,
                        1,
                        like.deliveryDays()));
        tells(ONE, runs(OLD));
        tells(TWO, runs(OLD));
        try (Visitor visitor = new Visitor(port)) {
            visitor.signIn("it", RealParts.PASSWORD);
            assertThat(visitor.handIn(
                                    "/fleet/programs/upload",
                                    Map.of(),
                                    "till.zip",
                                    pack("0.1.9", Signing.newKeyPair().getPrivate()))
                            .body())
                    .contains("not signed with the key of head office");
            byte[] good = pack("0.2.0", OfficeKey.signs());
            byte[] flipped = good.clone();
            flipped[good.length / 2] ^= 1;
            assertThat(visitor.handIn("/fleet/programs/upload", Map.of(), "till.zip", flipped)
                            .statusCode())
                    .isEqualTo(400);
            assertThat(visitor.handIn("/fleet/programs/upload", Map.of(), "till.zip", good)
                            .statusCode())
                    .isEqualTo(302);

            String program = database.sql("select program from till_program where version = '0.2.0'")
                    .query(String.class)
                    .single();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(published(program)).isEqualTo(good));

            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(visitor.get("/fleet/programs?lang=en&store=s422")
                                    .body())
                            .contains("at the ferry pier: 2 tills"));
            String location = visitor.post(
                            "/fleet/programs/begin?store=s422",
                            Map.of("program", program, "note", "Search is faster", "soak", "60"))
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            long id = Long.parseLong(location.substring(location.lastIndexOf('/') + 1));
            String place = "/fleet/settings/" + id;

            // One till is told, and no other before that one runs it and has stood the test.
            await().atMost(Duration.ofSeconds(60)).until(() -> toldOf(ONE).isPresent());
            assertThat(toldOf(ONE)).contains(new WantedProgram(id, program, "0.2.0", good.length));
            assertThat(toldOf(TWO)).isEmpty();
            tells(ONE, new ProgramHeld(OLD, program, null, null));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(visitor.get(place + "?lang=en").body())
                                    .contains("has it, waits until nothing is open"));
            // It changes over an hour later, is on trial first, and is watched from when it has stood that.
            theRingBeganLongAgo(id);
            tells(ONE, new ProgramHeld(program, null, null, null, true));
            tells(TWO, runs(OLD));
            await().during(LOOKS_AGAIN)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> !isWatched(id, ONE) && toldOf(TWO).isEmpty());
            tells(ONE, runs(program));
            await().atMost(Duration.ofSeconds(60)).until(() -> isWatched(id, ONE));
            await().during(LOOKS_AGAIN)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> toldOf(TWO).isEmpty());
            theSoakIsOver(id);
            await().atMost(Duration.ofSeconds(60)).until(() -> toldOf(TWO).isPresent());

            // The second goes back by itself: both are told what they ran before.
            tells(TWO, new ProgramHeld(OLD, null, id, "gone back from: it ended 2 times"));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> assertThat(visitor.get(place + "?lang=en").body())
                                    .contains("rolled back", "s422-t2 does not run it", "it ended 2 times"));
            WantedProgram before = new WantedProgram(id, OLD, "0.1.0", WantedProgram.KEPT);
            assertThat(toldOf(ONE)).contains(before);
            assertThat(toldOf(TWO)).contains(before);
            assertThat(database.sql("select kind from audit_entry where subject = ? order by number")
                            .param(RolloutDesk.subject(id))
                            .query(String.class)
                            .list())
                    .containsExactly("program-rolled-out", "roll-out-back");
            look(place);
        }
    }

    private byte[] published(String program) {
        TreeMap<Integer, ProgramPart> found = new TreeMap<>();
        new TopicLook(parts)
                .latest(Topics.TILL_PROGRAM)
                .values()
                .forEach(part -> part.filter(each -> each.program().equals(program))
                        .ifPresent(each -> found.put(each.part(), each)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        found.values().forEach(part -> bytes.writeBytes(Base64.getDecoder().decode(part.bytes())));
        return bytes.toByteArray();
    }

    private void look(String place) {
        for (int width : new int[] {Screen.DESK, Screen.PHONE}) {
            for (String language : List.of("en", "zh-CN")) {
                try (Screen screen = new Screen(port, "it", width, language)) {
                    screen.page().navigate("/fleet/programs?store=s422");
                    screen.examine("fleet-programs");
                    screen.page().navigate(place);
                    screen.examine("fleet-program-back");
                }
            }
        }
    }
}
