package io.tillstream.dashboards.rollout;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.masterdata.ProgramWriter;
import io.tillstream.dashboards.settings.DashboardsSettings;
import io.tillstream.program.OfficeKeys;
import io.tillstream.program.ProgramPackage;
import io.tillstream.program.UnfitProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes packages: checks every file of one against its signature, and publishes what holds. */
@Component
class ProgramUploads {
    private static final Logger LOG = LoggerFactory.getLogger(ProgramUploads.class);

    private final @Nullable Path keys;
    private final ProgramWriter log;
    private final TillPrograms programs;
    private final AuditLog audit;
    private final OldPrograms old;
    private final Clock clock;

    ProgramUploads(
            DashboardsSettings settings,
            ProgramWriter log,
            TillPrograms programs,
            AuditLog audit,
            OldPrograms old,
            Clock clock) {
        this.keys = settings.programKeys();
        this.log = log;
        this.programs = programs;
        this.audit = audit;
        this.old = old;
        this.clock = clock;
    }

    /** Whether it is known whose packages are taken. */
    boolean areTaken() {
        return keys != null;
    }

    /**
     * Takes one, and forgets those that nobody needs any more; where that fails it is taken all the same.
     *
     * @throws UnfitProgram when it is none, or not signed with one of the keys
     */
    TillProgram take(Path file, String by) throws IOException, UnfitProgram {
        if (keys == null) {
            throw new IllegalStateException("Without tillstream.program-keys nobody asks this.");
        }
        ProgramPackage offered = ProgramPackage.check(file, OfficeKeys.read(keys));
        String program = offered.digest().hex();
        TillProgram taken = new TillProgram(
                program,
                offered.manifest().version(),
                offered.manifest().made(),
                Files.size(file),
                offered.manifest().files().size(),
                by,
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        log.publish(program, file);
        programs.note(taken);
        audit.note(AuditKind.PROGRAM_UPLOADED, "program " + taken.shown(), null, taken);
        try {
            old.forget(taken, by);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Program {} was uploaded; old programs were not forgotten, the next upload tries again.",
                    taken.shown(),
                    e);
        }
        return taken;
    }
}
