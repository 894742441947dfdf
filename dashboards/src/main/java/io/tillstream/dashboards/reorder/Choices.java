package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.alerts.Told;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was decided about proposals, in PostgreSQL; nothing is deleted, a choice taken back says when. */
@Component
public final class Choices {
    private static final String STANDING = """
            select id, decision_id, store, gtin, choice, reason, quantity, packs, ordered, lost_margin, next_delivery,
                   supplier, order_until, snoozed_until, batch, order_number, rule_cost, chosen_by, chosen_at
            from reorder_choice where undone_at is null
            """;

    private static final int ABOUT_ONE = 60;

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

    /**
     * Writes down what is said about proposals. A second verdict about the same proposal changes nothing, and an item is accepted
     * once for a delivery.
     */
    void record(List<ReorderProposal> proposals, Verdict verdict, String by) {
        Long batch = proposals.size() < 2
                ? null
                : database.sql("select nextval('reorder_batch')")
                        .query(Long.class)
                        .single();
        Instant now = clock.instant();
        transactions.executeWithoutResult(_ -> {
            for (ReorderProposal proposal : proposals) {
                if (write(proposal, verdict, batch, by, now) > 0) {
                    log.note(
                            switch (verdict) {
                                case Verdict.Accept _ -> AuditKind.PROPOSAL_ACCEPTED;
                                case Verdict.Dismiss _ -> AuditKind.PROPOSAL_DISMISSED;
                                case Verdict.Snooze _ -> AuditKind.PROPOSAL_PUT_OFF;
                            },
                            proposal.decisionId(),
                            null,
                            noted(proposal, verdict));
                }
            }
        });
    }

    /**
     * Writes down that a rule accepted a proposal as it is; within the caller's transaction.
     *
     * @param cost what the line costs
     * @param day against whose limits it counts
     * @return whether it is accepted now and was not before
     */
    boolean recordByRule(ReorderProposal proposal, Money cost, LocalDate day) {
        Verdict verdict = new Verdict.Accept(null);
        if (write(proposal, verdict, null, Choice.RULE, clock.instant()) == 0) {
            return false;
        }
        database.sql(
                        "update reorder_choice set rule_cost = ?, rule_day = ? where decision_id = ? and undone_at is null")
                .params(cost.toString(), day, proposal.decisionId())
                .update();
        Map<String, String> noted = noted(proposal, verdict);
        noted.put("cost", cost.toString());
        log.note(Choice.RULE, AuditKind.PROPOSAL_ACCEPTED, proposal.decisionId(), null, noted);
        return true;
    }

    /**
     * An item for a delivery.
     *
     * @param store where
     * @param gtin what
     * @param delivery when
     */
    record Taken(String store, String gtin, LocalDate delivery) {
        static Taken of(Choice choice) {
            return new Taken(choice.store().value(), choice.gtin().value(), choice.nextDelivery());
        }

        static Taken of(Told told) {
            return new Taken(told.store().value(), told.gtin().value(), told.delivery());
        }

        static Taken of(ReorderProposal proposal) {
            return new Taken(proposal.store().value(), proposal.gtin().value(), proposal.nextDelivery());
        }
    }

    /** What a person took back that a rule had accepted, of deliveries from a day on: no rule accepts it again. */
    Set<Taken> takenBackFromRules(LocalDate from) {
        return Set.copyOf(database.sql("""
                        select distinct store, gtin, next_delivery from reorder_choice
                        where rule_day is not null and undone_at is not null and next_delivery >= ?""")
                .param(from)
                .query((row, _) -> new Taken(
                        row.getString("store"), row.getString("gtin"), row.getObject("next_delivery", LocalDate.class)))
                .list());
    }

    private static Map<String, String> noted(ReorderProposal proposal, Verdict verdict) {
        Map<String, String> noted = new TreeMap<>();
        noted.put("store", proposal.store().value());
        noted.put("gtin", proposal.gtin().value());
        noted.put("quantity", proposal.suggested().toString());
        noted.put("delivery", proposal.nextDelivery().toString());
        switch (verdict) {
            case Verdict.Accept(Quantity changed) -> {
                if (changed != null) {
                    noted.put("quantity", changed.toString());
                }
            }
            case Verdict.Dismiss(Choice.DismissReason reason) ->
                noted.put("reason", reason.name().toLowerCase(Locale.ROOT));
            case Verdict.Snooze(Instant until) -> noted.put("until", until.toString());
        }
        return noted;
    }

    private int write(ReorderProposal proposal, Verdict verdict, @Nullable Long batch, String by, Instant now) {
        Quantity changed = verdict instanceof Verdict.Accept(Quantity quantity) ? quantity : null;
        return database.sql("""
                        insert into reorder_choice (decision_id, store, gtin, choice, reason, quantity, packs, ordered,
                                                    lost_margin, next_delivery, supplier, order_until, snoozed_until,
                                                    batch, model, chosen_by, chosen_at)
                        select :decision, :store, :gtin, :kind, :reason, :quantity, :packs, :ordered, :lost, cast(:delivery as date),
                               :supplier, cast(:until as timestamptz), cast(:snoozed as timestamptz),
                               cast(:batch as bigint), :model, :by, cast(:at as timestamptz)
                        where :kind <> 'accepted' or :packs = 0 or not exists (
                            select 1 from reorder_choice where undone_at is null and choice = 'accepted' and packs > 0
                                and store = :store and gtin = :gtin and next_delivery = cast(:delivery as date))
                        on conflict do nothing""")
                .param("decision", proposal.decisionId())
                .param("store", proposal.store().value())
                .param("gtin", proposal.gtin().value())
                .param("kind", verdict.kind().name().toLowerCase(Locale.ROOT))
                .param(
                        "reason",
                        verdict instanceof Verdict.Dismiss(Choice.DismissReason reason)
                                ? reason.name().toLowerCase(Locale.ROOT)
                                : null)
                .param("quantity", proposal.suggested().toString())
                .param("packs", proposal.packs())
                .param("ordered", changed == null || changed.equals(proposal.suggested()) ? null : changed.toString())
                .param("lost", proposal.expectedLostMargin().toString())
                .param("delivery", proposal.nextDelivery())
                .param("supplier", proposal.supplier())
                .param("until", timestamp(proposal.orderUntil()))
                .param("snoozed", verdict instanceof Verdict.Snooze(Instant until) ? timestamp(until) : null)
                .param("batch", batch)
                .param("model", proposal.model().name())
                .param("by", by)
                .param("at", Timestamp.from(now))
                .update();
    }

    /**
     * Takes a choice back; the proposal is open again. One that went with an order stays: the order would have to be cancelled.
     *
     * @param permitted is told the store first, and throws when nothing is to be changed there
     */
    public void undo(long id, Consumer<StoreId> permitted) {
        takeBack("id = ?", id, permitted);
    }

    /** Takes back all that were made in one go and went with no order; none of them when one is of a store that is not permitted. */
    void undoBatch(long batch, Consumer<StoreId> permitted) {
        takeBack("batch = ?", batch, permitted);
    }

    private void takeBack(String which, long number, Consumer<StoreId> permitted) {
        database.sql("select distinct store from reorder_choice where " + which)
                .param(number)
                .query((row, _) -> StoreId.of(row.getString("store")))
                .list()
                .forEach(permitted);
        transactions.executeWithoutResult(_ -> database.sql("update reorder_choice set undone_at = ? where " + which
                        + " and undone_at is null and order_number is null returning decision_id, choice")
                .param(Timestamp.from(clock.instant()))
                .param(number)
                .query((row, _) -> Map.entry(row.getString("decision_id"), row.getString("choice")))
                .list()
                .forEach(undone ->
                        log.note(AuditKind.CHOICE_UNDONE, undone.getKey(), Map.of("choice", undone.getValue()), null)));
    }

    /** Those that stand and whose delivery has not come yet, latest first. */
    List<Choice> standing(LocalDate today) {
        return database.sql(STANDING + """
                        and next_delivery >= ? and (snoozed_until is null or snoozed_until > ?)
                        order by chosen_at desc, id desc""")
                .param(today)
                .param(Timestamp.from(clock.instant()))
                .query((row, _) -> choice(row))
                .list();
    }

    /** Those of an item in a store that stand, also of deliveries long past; the latest first, at most {@value #ABOUT_ONE}. */
    List<Choice> about(StoreId store, Gtin gtin) {
        return database.sql(STANDING + " and store = ? and gtin = ? order by chosen_at desc, id desc limit ?")
                .params(store.value(), gtin.value(), ABOUT_ONE)
                .query((row, _) -> choice(row))
                .list();
    }

    /** Those that stand about deliveries from one day to another, both included; the latest first. */
    List<Choice> ofDeliveries(LocalDate from, LocalDate to) {
        return database.sql(STANDING + " and next_delivery between ? and ? order by chosen_at desc, id desc")
                .params(from, to)
                .query((row, _) -> choice(row))
                .list();
    }

    /** What was accepted and went with no order yet, of deliveries from a day on, the earliest choice first. */
    public List<Choice> toBeOrdered(LocalDate from) {
        return database.sql(STANDING + """
                        and order_number is null and choice = 'accepted' and packs > 0 and next_delivery >= ? order by chosen_at, id""")
                .param(from)
                .query((row, _) -> choice(row))
                .list();
    }

    /**
     * Says with which order choices went, those that stand and went with none; within the caller's transaction.
     *
     * @return how many there were of them
     */
    public int wentWith(String order, List<Choice> choices) {
        return database.sql("""
                        update reorder_choice set order_number = :order
                        where id in (:ids) and undone_at is null and order_number is null""")
                .param("order", order)
                .param("ids", choices.stream().map(Choice::id).toList())
                .update();
    }

    /** Takes back what went with an order, because it was cancelled; within the caller's transaction. */
    public void cameBack(StoreId store, String order) {
        database.sql(
                        "update reorder_choice set undone_at = ? where undone_at is null and store = ? and order_number = ?")
                .param(Timestamp.from(clock.instant()))
                .param(store.value())
                .param(order)
                .update();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Choice choice(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String ordered = row.getString("ordered");
        String cost = row.getString("rule_cost");
        return new Choice(
                row.getLong("id"),
                row.getString("decision_id"),
                StoreId.of(row.getString("store")),
                Gtin.of(row.getString("gtin")),
                Choice.Kind.valueOf(row.getString("choice").toUpperCase(Locale.ROOT)),
                reason == null ? null : Choice.DismissReason.valueOf(reason.toUpperCase(Locale.ROOT)),
                Quantity.parse(row.getString("quantity")),
                row.getInt("packs"),
                ordered == null ? null : Quantity.parse(ordered),
                Money.parse(row.getString("lost_margin")),
                row.getObject("next_delivery", LocalDate.class),
                row.getString("supplier"),
                instant(row, "order_until"),
                instant(row, "snoozed_until"),
                row.getObject("batch", Long.class),
                row.getString("order_number"),
                cost == null ? null : Money.parse(cost),
                row.getString("chosen_by"),
                row.getTimestamp("chosen_at").toInstant());
    }
}
