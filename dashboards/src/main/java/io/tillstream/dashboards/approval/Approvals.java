package io.tillstream.dashboards.approval;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What was asked for and what came of it, in PostgreSQL; nothing is deleted. Nobody decides about what they asked for: the
 * database refuses it, too.
 */
@Component
public final class Approvals {
    private static final String WAITING =
            "select number, kind, subject, what, asked_by, asked_at from approval where decided_at is null ";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;
    private final Clock clock;

    Approvals(JdbcClient database, PlatformTransactionManager transactions, AuditLog log, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    /** Asks for something; the same twice waits once, then false. */
    public boolean ask(String kind, String subject, String what, String by) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            int asked = database.sql("""
                            insert into approval (kind, subject, what, asked_by, asked_at) values (?, ?, ?, ?, ?)
                            on conflict do nothing""")
                    .params(
                            kind,
                            subject,
                            what,
                            by,
                            Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)))
                    .update();
            if (asked > 0) {
                log.note(AuditKind.APPROVAL_ASKED, subject, null, Map.of("what", what));
            }
            return asked > 0;
        }));
    }

    /** What waits of a sort, the oldest first. */
    public List<Asked> waiting(String kind) {
        return read(database.sql(WAITING + "and kind = ? order by number").param(kind));
    }

    /** One of them, if it still waits. */
    public Optional<Asked> find(long number) {
        return read(database.sql(WAITING + "and number = ?").param(number)).stream()
                .findFirst();
    }

    /**
     * Approves or refuses what waits, and does what was approved in the same transaction.
     *
     * @param by who decides; the caller has made sure that they may
     * @return false when it no longer waits, or is the decider's own
     */
    public boolean decide(long number, String by, boolean approved, Consumer<Asked> deed) {
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            Optional<Asked> asked = find(number).filter(each -> !each.by().equals(by));
            if (asked.isEmpty() || !decided(number, by, approved)) {
                return false;
            }
            log.note(
                    approved ? AuditKind.APPROVAL_GIVEN : AuditKind.APPROVAL_REFUSED,
                    asked.get().subject(),
                    null,
                    Map.of("what", asked.get().what(), "asked by", asked.get().by()));
            if (approved) {
                deed.accept(asked.get());
            }
            return true;
        }));
    }

    private boolean decided(long number, String by, boolean approved) {
        return database.sql("""
                        update approval set decided_by = ?, decided_at = ?, approved = ?
                        where number = ? and decided_at is null""")
                        .params(by, Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MILLIS)), approved, number)
                        .update()
                > 0;
    }

    private static List<Asked> read(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, _) -> new Asked(
                        row.getLong("number"),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("what"),
                        row.getString("asked_by"),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }
}
