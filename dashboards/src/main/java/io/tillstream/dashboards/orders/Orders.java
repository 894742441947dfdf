package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.dashboards.masterdata.Costs;
import io.tillstream.dashboards.reorder.Choice;
import io.tillstream.dashboards.reorder.Choices;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts and sent orders, in PostgreSQL. What is sent or cancelled is written together with the word that tells the log. */
@Component
final class Orders {
    static final int SHOWN = 60;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Choices choices;
    private final Costs costs;
    private final DraftCosts draftCosts;
    private final AuditLog log;
    private final Clock clock;

    Orders(
            JdbcClient database,
            TransactionTemplate transaction,
            Choices choices,
            Costs costs,
            DraftCosts draftCosts,
            AuditLog log,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.choices = choices;
        this.costs = costs;
        this.draftCosts = draftCosts;
        this.log = log;
        this.clock = clock;
    }

    /** What came of sending. */
    enum Outcome {
        SENT,
        /** It went before; nothing is sent twice. */
        WENT_BEFORE,
        /** The draft is no longer what the buyer saw. */
        CHANGED,
        /** Its cut-off has passed. */
        TOO_LATE,
        /** It comes to less than the supplier takes at least, and nobody has said that it is to go all the same. */
        TOO_SMALL
    }

    /** Drafts of deliveries that have not come, those with the soonest cut-off first. */
    List<Draft> drafts(Predicate<StoreId> stores) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Draft.of(choices.toBeOrdered(today).stream()
                .filter(choice -> stores.test(choice.store()))
                .toList());
    }

    /**
     * Sends the draft of this number: the order, which choices went with it, and the word for the log, or none of them.
     *
     * @param evenSmall whether it goes although it comes to less than the supplier takes at least
     */
    Outcome send(StoreId store, String number, boolean evenSmall, String by) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (find(store, number).isPresent()) {
                return Outcome.WENT_BEFORE;
            }
            Optional<Draft> draft = drafts(store::equals).stream()
                    .filter(each ->
                            each.key().supplier() != null && each.number().equals(number))
                    .findFirst();
            if (draft.isEmpty()) {
                return Outcome.CHANGED;
            }
            Instant until = draft.get().soonest();
            if (until != null && !clock.instant().isBefore(until)) {
                return Outcome.TOO_LATE;
            }
            return !evenSmall && draftCosts.of(draft.get()).isTooSmall()
                    ? Outcome.TOO_SMALL
                    : send(draft.get(), number, by, status);
        }));
    }

    private Outcome send(Draft draft, String number, String by, TransactionStatus status) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int written = database.sql("""
                        insert into purchase_order (store, number, supplier, delivery, sent_by, sent_at)
                        values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .param(draft.key().store().value())
                .param(number)
                .param(draft.key().supplier())
                .param(draft.key().day())
                .param(by)
                .param(Timestamp.from(now))
                .update();
        if (written == 0) {
            return Outcome.WENT_BEFORE;
        }
        if (choices.wentWith(number, draft.lines()) != draft.lines().size()) {
            status.setRollbackOnly();
            return Outcome.CHANGED;
        }
        draft.lines().forEach(line -> write(draft.key().store(), number, line));
        say(draft.key().store(), number, "ordered", now);
        log.note(
                AuditKind.ORDER_SENT,
                draft.key().store() + "|" + number,
                null,
                Map.of(
                        "lines",
                        Integer.toString(draft.lines().size()),
                        "delivery",
                        draft.key().day().toString()));
        return Outcome.SENT;
    }

    private void write(StoreId store, String number, Choice line) {
        database.sql("""
                        insert into purchase_order_line (store, number, gtin, ordered, packs, unit_cost)
                        values (?, ?, ?, ?, ?, ?)""")
                .param(store.value())
                .param(number)
                .param(line.gtin().value())
                .param(line.ordered().toString())
                .param(line.orderedPacks())
                .param(costs.unitCost(store, line.gtin()).map(Money::toString).orElse(null))
                .update();
    }

    /** Cancels an order; what it was about is open again. One that is not known or was cancelled before stays as it is. */
    void cancel(StoreId store, String number, String by) {
        transaction.executeWithoutResult(status -> {
            Optional<SentOrder> order = find(store, number);
            if (order.isEmpty()) {
                return;
            }
            // Of two words of one order the later one holds, and a clock may stand still.
            Instant first = order.get().sentAt().plusMillis(1);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant at = now.isBefore(first) ? first : now;
            int cancelled = database.sql("""
                            update purchase_order set cancelled_by = ?, cancelled_at = ?
                            where store = ? and number = ? and cancelled_at is null""")
                    .param(by)
                    .param(Timestamp.from(at))
                    .param(store.value())
                    .param(number)
                    .update();
            if (cancelled > 0) {
                choices.cameBack(store, number);
                say(store, number, "cancelled", at);
                log.note(AuditKind.ORDER_CANCELLED, store + "|" + number, null, null);
            }
        });
    }

    private void say(StoreId store, String number, String state, Instant at) {
        database.sql("insert into purchase_order_word (store, number, state, said_at) values (?, ?, ?, ?)")
                .param(store.value())
                .param(number)
                .param(state)
                .param(Timestamp.from(at))
                .update();
    }

    Optional<SentOrder> find(StoreId store, String number) {
        return read("where store = ? and number = ?", store.value(), number).stream()
                .findFirst();
    }

    /**
     * The latest sixty, the latest first.
     *
     * @param stores of which stores; absent: of all
     */
    List<SentOrder> sent(@Nullable Set<StoreId> stores) {
        if (stores == null) {
            return read("where true");
        }
        String[] ids = stores.stream().map(StoreId::value).toArray(String[]::new);
        return read("where store = any (?)", new Object[] {ids});
    }

    private List<SentOrder> read(String which, Object... parameters) {
        return database.sql("select * from purchase_order " + which + " order by sent_at desc, number limit " + SHOWN)
                .params(List.of(parameters))
                .query((row, _) -> {
                    Timestamp cancelled = row.getTimestamp("cancelled_at");
                    return new SentOrder(
                            StoreId.of(row.getString("store")),
                            row.getString("number"),
                            row.getString("supplier"),
                            row.getObject("delivery", LocalDate.class),
                            row.getString("sent_by"),
                            row.getTimestamp("sent_at").toInstant(),
                            cancelled == null ? null : cancelled.toInstant(),
                            lines(row.getString("store"), row.getString("number")));
                })
                .list();
    }

    private List<SentOrder.Line> lines(String store, String number) {
        return database.sql("select * from purchase_order_line where store = ? and number = ? order by gtin")
                .params(store, number)
                .query((row, _) -> {
                    String cost = row.getString("unit_cost");
                    return new SentOrder.Line(
                            Gtin.of(row.getString("gtin")),
                            Quantity.parse(row.getString("ordered")),
                            row.getInt("packs"),
                            cost == null ? null : Money.parse(cost));
                })
                .list();
    }
}
