package io.tillstream.dashboards.audit;

import io.tillstream.encoding.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who did what, in PostgreSQL. An entry is written in the transaction it is noted in, after those of all others: it
 * stands exactly when the change stands. The database refuses to change or delete one; who can alter the database itself
 * leaves a chain that breaks, see {@link #state()}.
 */
@Component
public final class AuditLog {
    /** A program with the chain's token. */
    public static final String MACHINE = "machine";

    /** What the app was started with. */
    public static final String SETTINGS = "settings";

    private static final int READ_AT_ONCE = 2_000;
    private static final String COLUMNS =
            "number, at, who, address, kind, subject, state_before, state_after, hash from audit_entry";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Clock clock;

    AuditLog(JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Notes what the person whose request this is does; before and after are values of the contract or maps. */
    public void note(AuditKind kind, String subject, @Nullable Object before, @Nullable Object after) {
        note(caller(), kind, subject, before, after);
    }

    /** Notes what somebody else does, such as {@link #MACHINE}. */
    public void note(String who, AuditKind kind, String subject, @Nullable Object before, @Nullable Object after) {
        noteFrom(address(), who, kind, subject, before, after);
    }

    /**
     * Notes what was asked for a while ago.
     *
     * @param address from which network address
     */
    public void noteFrom(
            String address,
            String who,
            AuditKind kind,
            String subject,
            @Nullable Object before,
            @Nullable Object after) {
        transactions.executeWithoutResult(_ -> {
            // One at a time to the end of the transaction, so that each knows the one before it; reading goes on.
            database.sql("lock table audit_entry in exclusive mode").update();
            AuditEntry last = database.sql("select " + COLUMNS + " order by number desc limit 1")
                    .query((row, _) -> entry(row))
                    .optional()
                    .orElse(null);
            write(new AuditEntry(
                            last == null ? 1 : last.number() + 1,
                            clock.instant().truncatedTo(ChronoUnit.MILLIS),
                            who,
                            address,
                            kind,
                            subject,
                            before == null ? null : CanonicalJson.text(before),
                            after == null ? null : CanonicalJson.text(after),
                            "")
                    .boundTo(last == null ? AuditEntry.BEGINNING : last.hash()));
        });
    }

    /**
     * Notes something that happens outside this database, and then does it: nothing is done of which there is no entry.
     * When it fails, {@link AuditKind#NOT_DONE} follows.
     */
    public void noteAndDo(String who, AuditKind kind, String subject, @Nullable Object after, Runnable deed) {
        note(who, kind, subject, null, after);
        try {
            deed.run();
        } catch (RuntimeException failure) {
            try {
                note(who, AuditKind.NOT_DONE, subject, null, null);
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    /** As above, for the person whose request this is. */
    public void noteAndDo(AuditKind kind, String subject, @Nullable Object after, Runnable deed) {
        noteAndDo(caller(), kind, subject, after, deed);
    }

    /** The latest of them below a number, the latest first. */
    public List<AuditEntry> find(AuditFilter filter, long below, int count) {
        StringBuilder where = new StringBuilder(" where number < ?");
        List<Object> values = new ArrayList<>(List.of(below));
        if (filter.who() != null) {
            where.append(" and who = ?");
            values.add(filter.who());
        }
        if (filter.kind() != null) {
            where.append(" and kind = ?");
            values.add(filter.kind().word());
        }
        if (filter.from() != null) {
            where.append(" and at >= ?");
            values.add(Timestamp.from(filter.from()));
        }
        if (filter.until() != null) {
            where.append(" and at < ?");
            values.add(Timestamp.from(filter.until()));
        }
        values.add(count);
        return database.sql("select " + COLUMNS + where + " order by number desc limit ?")
                .params(values)
                .query((row, _) -> entry(row))
                .list();
    }

    /** Of these subjects those to which it was done; what was announced and did not happen is none. */
    public Set<String> done(AuditKind kind, Collection<String> subjects) {
        if (subjects.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(database.sql("""
                        select distinct subject from audit_entry told where kind = :kind and subject in (:subjects)
                        and not exists (select 1 from audit_entry later where later.kind = :failed
                                        and later.subject = told.subject and later.number > told.number)""")
                .param("kind", kind.word())
                .param("subjects", subjects)
                .param("failed", AuditKind.NOT_DONE.word())
                .query(String.class)
                .list());
    }

    /** Everybody who ever did something, by name. */
    public List<String> people() {
        return database.sql("select distinct who from audit_entry where who <> '' order by who")
                .query(String.class)
                .list();
    }

    /** Reads the whole log and says whether it is as it was written. */
    public AuditState state() {
        String previous = AuditEntry.BEGINNING;
        long number = 0;
        while (true) {
            List<AuditEntry> next = database.sql("select " + COLUMNS + " where number > ? order by number limit ?")
                    .params(number, READ_AT_ONCE)
                    .query((row, _) -> entry(row))
                    .list();
            if (next.isEmpty()) {
                return new AuditState.Whole(number, previous);
            }
            for (AuditEntry entry : next) {
                if (entry.number() != number + 1
                        || !entry.hash().equals(entry.boundTo(previous).hash())) {
                    return new AuditState.Broken(entry.number());
                }
                number = entry.number();
                previous = entry.hash();
            }
        }
    }

    private void write(AuditEntry entry) {
        database.sql("""
                        insert into audit_entry (number, at, who, address, kind, subject, state_before, state_after,
                                                 hash)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(entry.number())
                .param(Timestamp.from(entry.at()))
                .param(entry.who())
                .param(entry.address())
                .param(entry.kind().word())
                .param(entry.subject())
                .param(entry.before())
                .param(entry.after())
                .param(entry.hash())
                .update();
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("address"),
                AuditKind.of(row.getString("kind")),
                row.getString("subject"),
                row.getString("state_before"),
                row.getString("state_after"),
                row.getString("hash"));
    }

    private static String caller() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Objects.requireNonNullElse(request.getRequest().getRemoteUser(), "")
                : "";
    }

    private static String address() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Objects.requireNonNullElse(request.getRequest().getRemoteAddr(), "")
                : "";
    }
}
