package io.tillstream.dashboards.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.dashboards.OfficeKey;
import io.tillstream.dashboards.RealParts;
import io.tillstream.dashboards.WholeApp;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.program.JournalFormats;
import io.tillstream.program.ProgramPackage;
import io.tillstream.wire.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real packages in the real log. */
@WholeApp
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
final class OldProgramsTest {
    @TempDir
    Path folder;

    @Autowired
    private ProgramUploads uploads;

    @Autowired
    private TillPrograms programs;

    @Autowired
    private JdbcClient database;

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
        assertThat(parts(again)).hasSize(3);
        assertThat(programs.find(again.program())).isPresent();
    }

    private TillProgram upload(int number) throws Exception {
        byte[] content = new byte[600_000];
        new Random(number).nextBytes(content);
        Path jar = Files.write(folder.resolve("old-" + number + ".jar"), content);
        Path zip = folder.resolve("old-" + number + ".zip");
        Files.deleteIfExists(zip);
        ProgramPackage.make(
                zip,
                "0.0." + number,
                Instant.parse("2026-11-28T10:00:00Z"),
                "io.tillstream.till.TillApp",
                new JournalFormats(1, 2, 2),
                List.of(),
                List.of(jar),
                OfficeKey.signs());
        return uploads.take(zip, "it");
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
