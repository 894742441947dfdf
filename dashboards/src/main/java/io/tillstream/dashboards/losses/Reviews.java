package io.tillstream.dashboards.losses;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.ledger.LossSignal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What managers found, in PostgreSQL; nothing is deleted, a review taken back says when. */
@Component
final class Reviews {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;
    private final Clock clock;

    Reviews(JdbcClient database, PlatformTransactionManager transactions, AuditLog log, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    /** Writes one down; a second about the same occurrences changes nothing. */
    void record(String key, LossSignal signal, long seen, Review.Outcome outcome, String note, String by) {
        transactions.executeWithoutResult(_ -> {
            int written = database.sql("""
                            insert into loss_review (signal, counted_since, seen, outcome, note, reviewed_by, reviewed_at)
                            values (:signal, cast(:since as date), :seen, :outcome, :note, :by, :at) on conflict do nothing""")
                    .param("signal", key)
                    .param("since", signal.since())
                    .param("seen", seen)
                    .param("outcome", outcome.word())
                    .param("note", note)
                    .param("by", by)
                    .param("at", Timestamp.from(clock.instant()))
                    .update();
            if (written > 0) {
                log.note(
                        AuditKind.LOSS_REVIEWED,
                        key,
                        null,
                        Map.of("seen", seen, "outcome", outcome.word(), "note", note));
            }
        });
    }

    /** Takes one back: the signal is open again, or as the review before it left it. */
    void undo(long id) {
        transactions.executeWithoutResult(_ -> database.sql(
                        "update loss_review set undone_at = ? where id = ? and undone_at is null returning signal, outcome")
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .query((row, _) -> Map.entry(row.getString("signal"), row.getString("outcome")))
                .list()
                .forEach(undone -> log.note(
                        AuditKind.LOSS_REVIEW_UNDONE, undone.getKey(), Map.of("outcome", undone.getValue()), null)));
    }

    /** The latest that stands of every signal, by the signal's key. */
    Map<String, Review> latest() {
        List<Review> all = database.sql("""
                        select distinct on (signal) id, signal, counted_since, seen, outcome, note, reviewed_by, reviewed_at
                        from loss_review where undone_at is null order by signal, id desc""")
                .query((row, _) -> new Review(
                        row.getLong("id"),
                        row.getString("signal"),
                        row.getObject("counted_since", LocalDate.class),
                        row.getLong("seen"),
                        Review.Outcome.of(row.getString("outcome")),
                        row.getString("note"),
                        row.getString("reviewed_by"),
                        row.getTimestamp("reviewed_at").toInstant()))
                .list();
        Map<String, Review> latest = new HashMap<>();
        all.forEach(review -> latest.put(review.signal(), review));
        return latest;
    }
}
