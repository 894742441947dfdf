package io.tillstream.dashboards.staff;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The planned shifts of all stores, in PostgreSQL; what was taken back stays, and counts no more. */
@Component
class ShiftPlan {
    private static final String COLUMNS = "id, store, operator, begins, ends from planned_shift";

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;
    private final Clock clock;

    ShiftPlan(JdbcClient database, PlatformTransactionManager transactions, AuditLog log, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    /** Those of a store that begin in a span, by their beginning. */
    List<PlannedShift> of(StoreId store, Instant from, Instant until) {
        return database.sql("select " + COLUMNS
                        + " where undone_at is null and store = ? and begins >= ? and begins < ? order by begins, id")
                .params(store.value(), Timestamp.from(from), Timestamp.from(until))
                .query((row, _) -> shift(row))
                .list();
    }

    /**
     * Plans all of them, or none where somebody would be in two places.
     *
     * @return those that stand in the way, with the index of the shift they are in the way of; none where all are planned
     */
    List<Clash> plan(List<PlannedShift> shifts, String by) {
        List<Clash> clashes = new ArrayList<>();
        transactions.executeWithoutResult(transaction -> {
            // One at a time, so that nobody plans somebody beside this.
            database.sql("lock table planned_shift in exclusive mode").update();
            for (int index = 0; index < shifts.size(); index++) {
                PlannedShift shift = shifts.get(index);
                clashes.addAll(inTheWay(shift, index));
                if (clashes.isEmpty()) {
                    keep(shift, by);
                }
            }
            if (!clashes.isEmpty()) {
                transaction.setRollbackOnly();
            }
        });
        return clashes;
    }

    /**
     * A shift that is planned already.
     *
     * @param index of the shift that it is in the way of, from 0
     * @param shift the one that is planned
     */
    record Clash(int index, PlannedShift shift) {}

    private List<Clash> inTheWay(PlannedShift shift, int index) {
        return database.sql(
                        "select " + COLUMNS
                                + " where undone_at is null and operator = ? and begins < ? and ends > ? order by begins limit 1")
                .params(shift.operator(), Timestamp.from(shift.until()), Timestamp.from(shift.from()))
                .query((row, _) -> new Clash(index, shift(row)))
                .list();
    }

    private void keep(PlannedShift shift, String by) {
        database.sql("""
                        insert into planned_shift (store, operator, begins, ends, set_by, set_at)
                        values (?, ?, ?, ?, ?, ?)""")
                .param(shift.store().value())
                .param(shift.operator())
                .param(Timestamp.from(shift.from()))
                .param(Timestamp.from(shift.until()))
                .param(by)
                .param(Timestamp.from(clock.instant()))
                .update();
        log.note(AuditKind.SHIFT_PLANNED, shift.store() + "|" + shift.operator(), null, told(shift));
    }

    /**
     * Takes one back.
     *
     * @param allowed asked with its store before anything is done; throws where it is not the reader's
     */
    void takeBack(long id, Consumer<StoreId> allowed) {
        transactions.executeWithoutResult(_ -> {
            List<PlannedShift> known = database.sql(
                            "select " + COLUMNS + " where undone_at is null and id = ? for update")
                    .param(id)
                    .query((row, _) -> shift(row))
                    .list();
            for (PlannedShift shift : known) {
                allowed.accept(shift.store());
                database.sql("update planned_shift set undone_at = ? where id = ?")
                        .params(Timestamp.from(clock.instant()), id)
                        .update();
                log.note(AuditKind.SHIFT_TAKEN_BACK, shift.store() + "|" + shift.operator(), told(shift), null);
            }
        });
    }

    private static Map<String, String> told(PlannedShift shift) {
        return Map.of("from", shift.from().toString(), "until", shift.until().toString());
    }

    private static PlannedShift shift(ResultSet row) throws SQLException {
        return new PlannedShift(
                row.getLong("id"),
                StoreId.of(row.getString("store")),
                row.getString("operator"),
                row.getTimestamp("begins").toInstant(),
                row.getTimestamp("ends").toInstant());
    }
}
