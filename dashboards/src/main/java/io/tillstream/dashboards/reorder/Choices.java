package io.tillstream.dashboards.reorder;

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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was decided about proposals, in PostgreSQL; nothing is deleted, a choice taken back says when. */
@Component
final class Choices {
    private final JdbcClient database;
    private final Clock clock;

    Choices(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes a choice down; a second one about the same proposal changes nothing. */
    void record(ReorderProposal proposal, Choice.Kind kind, Choice.@Nullable DismissReason reason, String by) {
        database.sql("""
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
        database.sql("update reorder_choice set undone_at = ? where id = ? and undone_at is null")
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .update();
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
