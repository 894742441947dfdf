package io.tillstream.dashboards.transfers;

import io.tillstream.dashboards.audit.AuditKind;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How transfers end, in PostgreSQL: each in one way, whoever says it where and however many at once. The first way stays, also when
 * saying it failed, for what the log did not confirm it may have all the same; that way alone may be said again.
 */
@Component
final class TransferEnds {
    private final JdbcClient database;

    TransferEnds(JdbcClient database) {
        this.database = database;
    }

    /**
     * Takes it upon the caller to say how a transfer ends. Who died while saying it leaves it to others after a minute, which is more
     * than a record takes to the log or to its failure.
     *
     * @param how {@link AuditKind#TRANSFER_ARRIVED} or {@link AuditKind#TRANSFER_TAKEN_BACK}
     * @return whether the caller says it: not where it ends otherwise, was said, or is just being said
     */
    boolean begin(String transfer, AuditKind how) {
        return database.sql("""
                        insert into transfer_end as known (transfer, how, begun_at) values (:transfer, :how, now())
                        on conflict (transfer) do update set begun_at = now()
                        where known.how = excluded.how and known.said_at is null
                          and (known.begun_at is null or known.begun_at < now() - interval '1 minute')""")
                        .param("transfer", transfer)
                        .param("how", how.word())
                        .update()
                == 1;
    }

    /** Which way a transfer is held to, as {@link AuditKind#word}; empty where nobody has said how it ends. */
    Optional<String> held(String transfer) {
        return database.sql("select how from transfer_end where transfer = ?")
                .param(transfer)
                .query(String.class)
                .optional();
    }

    /** The log has it. */
    void said(String transfer) {
        database.sql("update transfer_end set said_at = now() where transfer = ?")
                .param(transfer)
                .update();
    }

    /** The log may not have it: it can be said again, in the same way. */
    void notSaid(String transfer) {
        database.sql("update transfer_end set begun_at = null where transfer = ?")
                .param(transfer)
                .update();
    }
}
