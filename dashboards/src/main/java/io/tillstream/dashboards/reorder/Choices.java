package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was decided about proposals, in PostgreSQL; nothing is deleted, a choice taken back says when. */
@Component
final class Choices {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;
    private final Clock clock;

    Choices(JdbcClient database, PlatformTransactionManager transactions, AuditLog log, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    /** Writes a choice down; a second one about the same proposal changes nothing. */
    void record(ReorderProposal proposal, Choice.Kind kind, Choice.@Nullable DismissReason reason, String by) {
        transactions.executeWithoutResult(_ -> {
            if (write(proposal, kind, reason, by) > 0) {
                log.note(
                        switch (kind) {
                            case ACCEPTED -> AuditKind.PROPOSAL_ACCEPTED;
                            case DISMISSED -> AuditKind.PROPOSAL_DISMISSED;
                        },
                        proposal.decisionId(),
                        null,
                        noted(proposal, reason));
            }
        });
    }

    private static Map<String, String> noted(ReorderProposal proposal, Choice.@Nullable DismissReason reason) {
        Map<String, String> noted = new TreeMap<>();
        noted.put("store", proposal.store().value());
        noted.put("gtin", proposal.gtin().value());
        noted.put("quantity", proposal.suggested().toString());
        noted.put("delivery", proposal.nextDelivery().toString());
        if (reason != null) {
            noted.put("reason", reason.name().toLowerCase(Locale.ROOT));
        }
        return noted;
    }

    private int write(ReorderProposal proposal, Choice.Kind kind, Choice.@Nullable DismissReason reason, String by) {
        return database.sql("""
                        insert into reorder_choice (decision_id, store, gtin, choice, reason, quantity, packs,
                                                    lost_margin, next_delivery, supplier, order_until, model,
                                                    chosen_by, chosen_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(proposal.decisionId())
                .param(proposal.store().value())
                .param(proposal.gtin().value())
                .param(kind.name().toLowerCase(Locale.ROOT))
                .param(reason == null ? null : reason.name().toLowerCase(Locale.ROOT))
                .param(proposal.suggested().toString())
                .param(proposal.packs())
                .param(proposal.expectedLostMargin().toString())
                .param(proposal.nextDelivery())
                .param(proposal.supplier())
                .param(timestamp(proposal.orderUntil()))
                .param(proposal.model().name())
                .param(by)
                .param(Timestamp.from(clock.instant()))
                .update();
    }

    /** Takes a choice back; the proposal is open again. */
    void undo(long id) {
        transactions.executeWithoutResult(_ -> database.sql("""
                        update reorder_choice set undone_at = ? where id = ? and undone_at is null
                        returning decision_id, choice""")
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .query((row, _) -> Map.entry(row.getString("decision_id"), row.getString("choice")))
                .optional()
                .ifPresent(undone ->
                        log.note(AuditKind.CHOICE_UNDONE, undone.getKey(), Map.of("choice", undone.getValue()), null)));
    }

    /** Those that stand and whose delivery has not come yet, latest first. */
    List<Choice> standing(LocalDate today) {
        return database.sql("""
                        select id, decision_id, store, gtin, choice, reason, quantity, packs, lost_margin,
                               next_delivery, supplier, order_until, chosen_by, chosen_at
                        from reorder_choice where undone_at is null and next_delivery >= ?
                        order by chosen_at desc, id desc""").param(today).query((row, _) -> choice(row)).list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static Choice choice(ResultSet row) throws SQLException {
        Timestamp orderUntil = row.getTimestamp("order_until");
        String reason = row.getString("reason");
        return new Choice(
                row.getLong("id"),
                row.getString("decision_id"),
                StoreId.of(row.getString("store")),
                Gtin.of(row.getString("gtin")),
                Choice.Kind.valueOf(row.getString("choice").toUpperCase(Locale.ROOT)),
                reason == null ? null : Choice.DismissReason.valueOf(reason.toUpperCase(Locale.ROOT)),
                Quantity.parse(row.getString("quantity")),
                row.getInt("packs"),
                Money.parse(row.getString("lost_margin")),
                row.getObject("next_delivery", LocalDate.class),
                row.getString("supplier"),
                orderUntil == null ? null : orderUntil.toInstant(),
                row.getString("chosen_by"),
                row.getTimestamp("chosen_at").toInstant());
    }
}
