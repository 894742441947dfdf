package io.tillstream.dashboards.days;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What stores are to sell in a month, in PostgreSQL; the latest word stands, and can be taken back. */
@Component
class Plans {
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;
    private final Clock clock;

    Plans(JdbcClient database, PlatformTransactionManager transactions, AuditLog log, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    /**
     * A store's month.
     *
     * @param id its number
     * @param store which
     * @param month of what month
     * @param amount what is to be sold
     * @param by who said so
     */
    record Plan(long id, StoreId store, YearMonth month, Money amount, String by) {}

    void set(StoreId store, YearMonth month, Money amount, String by) {
        transactions.executeWithoutResult(_ -> {
            Optional<Plan> before = of(month).values().stream()
                    .filter(plan -> plan.store().equals(store))
                    .findFirst();
            if (before.map(Plan::amount).filter(amount::equals).isPresent()) {
                return;
            }
            database.sql("insert into month_plan (store, month, amount, set_by, set_at) values (?, ?, ?, ?, ?)")
                    .param(store.value())
                    .param(Date.valueOf(month.atDay(1)))
                    .param(amount.toString())
                    .param(by)
                    .param(Timestamp.from(clock.instant()))
                    .update();
            log.note(AuditKind.PLAN_SET, subject(store, month), amount(before), Map.of("amount", amount.toString()));
        });
    }

    /** Takes the latest word back; the one before it stands again. */
    void undo(Plan plan) {
        transactions.executeWithoutResult(_ -> {
            int undone = database.sql("update month_plan set undone_at = ? where id = ? and undone_at is null")
                    .param(Timestamp.from(clock.instant()))
                    .param(plan.id())
                    .update();
            if (undone > 0) {
                log.note(
                        AuditKind.PLAN_TAKEN_BACK,
                        subject(plan.store(), plan.month()),
                        Map.of("amount", plan.amount().toString()),
                        null);
            }
        });
    }

    private static @Nullable Map<String, String> amount(Optional<Plan> plan) {
        return plan.map(standing -> Map.of("amount", standing.amount().toString()))
                .orElse(null);
    }

    private static String subject(StoreId store, YearMonth month) {
        return store + " " + month;
    }

    /** The plans that stand for a month, by store. */
    Map<StoreId, Plan> of(YearMonth month) {
        List<Plan> all = database.sql("""
                        select distinct on (store) id, store, amount, set_by from month_plan
                        where undone_at is null and month = ? order by store, id desc""")
                .param(Date.valueOf(month.atDay(1)))
                .query((row, _) -> new Plan(
                        row.getLong("id"),
                        StoreId.of(row.getString("store")),
                        month,
                        Money.parse(row.getString("amount")),
                        row.getString("set_by")))
                .list();
        Map<StoreId, Plan> byStore = new HashMap<>();
        all.forEach(plan -> byStore.put(plan.store(), plan));
        return byStore;
    }
}
