package io.tillstream.dashboards.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.OfficeKey;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.dashboards.masterdata.ProgramWriter;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.events.TillId;
import io.tillstream.events.till.ProgramHeld;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.events.till.SettingsHeld;
import io.tillstream.events.till.TillHealth;
import io.tillstream.events.till.WantedProgram;
import io.tillstream.events.till.WantedSettings;
import io.tillstream.program.JournalFormats;
import io.tillstream.program.ProgramPackage;
import io.tillstream.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Real packages in the real log. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
final class OldProgramsTest {
    private static final TillId TILL = TillId.parse("s499-t2");

    @TempDir
    Path folder;

    @Autowired
    private ProgramUploads uploads;

    @Autowired
    private TillPrograms programs;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Rollouts rollouts;

    @Autowired
    private RolloutDesk desk;

    @Autowired
    private TillHealths healths;

    @Autowired
    private ProgramWriter log;

    @Autowired
    private AuditLog audit;

    @Autowired
    private DashboardsSettings settings;

    @Autowired
    private Clock clock;

    @Test
    void leaveTheLogOnceNobodyNeedsThem() throws Exception {
        List<TillProgram> taken = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            TillProgram one = upload(number);
            taken.add(one);
            // Long ago, each a minute after the one before.
            database.sql("update till_program set said_at = ? where program = ?")
                    .param(Timestamp.from(RealParts.BUSINESS_MORNING
                            .minus(Duration.ofDays(200))
                            .plus(Duration.ofMinutes(number))))
                    .param(one.program())
                    .update();
            if (number == 0) {
                // Somebody may still go back to it.
                database.sql("""
                        insert into till_setting (till, wanted) values ('s499-t1', '{"program":"' || ? || '"}')""").param(one.program()).update();
            }
        }
        TillProgram last = upload(8);

        assertThat(parts(last)).hasSize(3).doesNotContainNull();
        assertThat(parts(taken.get(0))).as("a till is told to run it").hasSize(3);
        assertThat(programs.find(taken.get(0).program())).isPresent();
        for (TillProgram old : taken.subList(1, 4)) {
            assertThat(parts(old)).as(old.version()).isEmpty();
            assertThat(programs.latest(100)).doesNotContain(old);
        }
        assertThat(kinds(taken.get(1))).containsExactly("program-uploaded", "program-forgotten");

        // What was forgotten may be uploaded again.
        TillProgram again = upload(1);
        assertThat(again.program()).isEqualTo(taken.get(1).program());
        assertThat(parts(again)).hasSize(3);
        assertThat(programs.find(again.program())).isPresent();
    }

    /** Each of the other reasons to keep one, beside the same a day too old. */
    @Test
    void stayWhereSomebodyNeedsThem() throws Exception {
        TillProgram given = uploadLongAgo(20);
        rollOut(given, 89, Rollout.State.DONE, null);
        TillProgram givenLongAgo = uploadLongAgo(21);
        rollOut(givenLongAgo, 91, Rollout.State.DONE, null);
        TillProgram open = uploadLongAgo(22);
        rollOut(open, 200, Rollout.State.PAUSED, null);
        TillProgram beforeOpen = uploadLongAgo(23);
        rollOut(given, 200, Rollout.State.PAUSED, beforeOpen);
        TillProgram before = uploadLongAgo(24);
        rollOut(given, 89, Rollout.State.DONE, before);
        TillProgram beforeLongAgo = uploadLongAgo(25);
        long old = rollOut(given, 91, Rollout.State.DONE, beforeLongAgo);
        assertThat(desk.gone(rollouts.find(old).orElseThrow())).isEmpty();
        TillProgram runs = uploadLongAgo(26);
        tells(runs, null);
        TillProgram has = uploadLongAgo(27);
        tells(runs, has.program());
        for (int number = 30; number < 35; number++) {
            uploadLongAgo(number);
        }
        TillProgram last = upload(35);

        for (TillProgram needed : List.of(given, open, beforeOpen, before, runs, has, last)) {
            assertThat(programs.find(needed.program())).as(needed.version()).isPresent();
        }
        for (TillProgram unneeded : List.of(givenLongAgo, beforeLongAgo)) {
            assertThat(programs.find(unneeded.program())).as(unneeded.version()).isEmpty();
        }

        // Nobody goes back to one that no till could fetch, before it is there again.
        assertThat(desk.gone(rollouts.find(old).orElseThrow()))
                .map(WantedProgram::program)
                .contains(beforeLongAgo.program());
        assertThat(desk.back(old, "it")).isFalse();
        assertThat(rollouts.find(old)).map(Rollout::state).contains(Rollout.State.DONE);
        upload(25);
        assertThat(desk.back(old, "it")).isTrue();

        // What is uploaded again is needed, however long ago it was uploaded first.
        nothingIsOpen();
        TillProgram again = upload(23);
        assertThat(again.program()).isEqualTo(beforeOpen.program());
        assertThat(programs.find(again.program())).contains(again);
        assertThat(parts(again)).hasSize(3);
    }

    @AfterEach
    void nothingIsOpen() {
        database.sql("update roll_out set state = 'back' where scope = 's499'").update();
        healths.apply(TILL.toString(), null, Instant.now());
    }

    @Test
    void areNoReasonToRefuseTheNext() throws Exception {
        OldPrograms cannot = new OldPrograms(
                JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none")),
                programs,
                healths,
                log,
                audit,
                clock);

        TillProgram taken = new ProgramUploads(settings, log, programs, audit, cannot, clock).take(pack(40), "it");

        assertThat(programs.find(taken.program())).contains(taken);
    }

    private TillProgram uploadLongAgo(int number) throws Exception {
        TillProgram one = upload(number);
        database.sql("update till_program set said_at = ? where program = ?")
                .param(Timestamp.from(
                        clock.instant().minus(Duration.ofDays(199)).plus(Duration.ofMinutes(number))))
                .param(one.program())
                .update();
        return one;
    }

    /** One so many days ago that reached a till which had been told another program before, or none. */
    private long rollOut(TillProgram gives, int daysAgo, Rollout.State state, @Nullable TillProgram before) {
        Rollout said = new Rollout(
                0,
                "s499",
                List.of(),
                gives,
                "Search",
                Duration.ofMinutes(15),
                "it",
                clock.instant().minus(Duration.ofDays(daysAgo)).truncatedTo(ChronoUnit.MILLIS),
                state,
                -1,
                null,
                null);
        long id = rollouts.begin(said, Map.of(TILL, 0));
        if (before != null) {
            WantedProgram earlier = new WantedProgram(1, before.program(), before.version(), before.size());
            rollouts.told(
                    id,
                    new RingTill(TILL, 0, new WantedSettings(TILL, 0, List.of(), said.at(), earlier), Set.of(), true));
        }
        rollouts.ring(id, 2, said.at());
        return id;
    }

    private void tells(TillProgram runs, @Nullable String has) {
        healths.apply(
                TILL.toString(),
                new TillHealth(
                        TILL,
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
                        new ProgramHeld(runs.program(), has, null, null)),
                Instant.now());
    }

    private TillProgram upload(int number) throws Exception {
        return uploads.take(pack(number), "it");
    }

    /** The same file each time: made anew it would have another time in it, and be another program. */
    private Path pack(int number) throws Exception {
        byte[] content = new byte[600_000];
        new Random(number).nextBytes(content);
        Path jar = Files.write(folder.resolve("old-" + number + ".jar"), content);
        Path zip = folder.resolve("old-" + number + ".zip");
        if (Files.exists(zip)) {
            return zip;
        }
        ProgramPackage.make(
                zip,
                "0.0." + number,
                Instant.parse("2026-11-28T10:00:00Z"),
                "io.tillstream.till.TillApp",
                new JournalFormats(1, 2, 2),
                List.of(),
                List.of(jar),
                OfficeKey.signs());
        return zip;
    }

    /** What the log still has of one. */
    private List<ProgramPart> parts(TillProgram program) {
        Map<String, Optional<ProgramPart>> all = new TopicLook(RealParts.started()).latest(Topics.TILL_PROGRAM);
        return all.entrySet().stream()
                .filter(each -> each.getKey().startsWith(program.program()))
                .flatMap(each -> each.getValue().stream())
                .toList();
    }

    private List<String> kinds(TillProgram program) {
        return database.sql("select kind from audit_entry where subject = ? order by number")
                .param("program " + program.shown())
                .query(String.class)
                .list();
    }
}
