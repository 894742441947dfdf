package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.fleet.TillHealths;
import io.tillstream.dashboards.masterdata.ProgramWriter;
import io.tillstream.events.till.ProgramHeld;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes programs out of the log that nobody needs any more: fifty megabytes each, in every backup. Somebody needs the five that were
 * uploaded last; what a till was told to run, runs, or has; what an open roll-out gives; and, for a quarter of a year, what a roll-out
 * gave or may go back to. One that is needed after all is uploaded again.
 */
@Component
class OldPrograms {
    private static final int LATEST = 5;
    private static final Duration GO_BACK = Duration.ofDays(90);

    private final JdbcClient database;
    private final TillPrograms programs;
    private final TillHealths healths;
    private final ProgramWriter log;
    private final AuditLog audit;
    private final Clock clock;

    OldPrograms(
            JdbcClient database,
            TillPrograms programs,
            TillHealths healths,
            ProgramWriter log,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.programs = programs;
        this.healths = healths;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Forgets those; after a failure the next time does what is left.
     *
     * @param taken one that was uploaded just now, and is needed
     */
    void forget(TillProgram taken, String by) {
        Set<String> needed = atTills();
        needed.add(taken.program());
        for (TillProgram old : unneeded()) {
            if (!needed.contains(old.program())) {
                audit.noteAndDo(by, AuditKind.PROGRAM_FORGOTTEN, "program " + old.shown(), old, () -> {
                    log.forget(old.program(), old.size());
                    programs.forgotten(old.program());
                });
            }
        }
    }

    private Set<String> atTills() {
        Set<String> held = new HashSet<>();
        for (TillHealths.Heard till : healths.heard(_ -> true)) {
            ProgramHeld program = till.health().program();
            if (program != null) {
                held.add(program.runs());
                if (program.has() != null) {
                    held.add(program.has());
                }
            }
        }
        return held;
    }

    private List<TillProgram> unneeded() {
        return database.sql("""
                        select * from till_program p where p.forgotten_at is null
                          and p.program not in (select l.program from till_program l where l.forgotten_at is null
                                                order by l.said_at desc, l.program limit :latest)
                          and not exists (select 1 from roll_out r where r.program = p.program
                                          and (r.state in ('asked', 'running', 'paused') or r.said_at > :since))
                          and not exists (select 1 from till_setting s where s.wanted like '%' || p.program || '%')
                          and not exists (select 1 from roll_out_till t join roll_out r on r.id = t.roll_out
                                          where (r.state in ('asked', 'running', 'paused') or r.said_at > :since)
                                          and t.before like '%' || p.program || '%')""")
                .param("latest", LATEST)
                .param("since", Timestamp.from(clock.instant().minus(GO_BACK)))
                .query((row, _) -> TillPrograms.read(row))
                .list();
    }
}
