package io.tillstream.dashboards.reorder;

import io.tillstream.dashboards.audit.AuditKind;
import io.tillstream.dashboards.audit.AuditLog;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which lines may be accepted without anybody looking: limits in money per supplier and in all, in PostgreSQL. */
@Component
public final class AcceptRules {
    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 8_300_001;

    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final AuditLog log;
    private final Clock clock;

    AcceptRules(JdbcClient database, PlatformTransactionManager transactions, AuditLog log, Clock clock) {
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
        this.log = log;
        this.clock = clock;
    }

    /**
     * The rule of a supplier.
     *
     * @param supplier its code
     * @param perLine the most a line may cost
     * @param perDay the most that all of a day may cost
     * @param setBy who said so
     */
    public record Rule(String supplier, Money perLine, Money perDay, String setBy) {
        public Rule {
            if (!perLine.isPositive() || perDay.compareTo(perLine) < 0) {
                throw new IllegalArgumentException("Lines of supplier " + supplier + " are accepted up to " + perLine
                        + " each and " + perDay + " a day; above nothing, and a day at least as much as a line.");
            }
        }
    }

    /**
     * A rule that has stopped.
     *
     * @param supplier whose
     * @param overall whether the limit of all rules together was reached, else its own
     */
    public record Stop(String supplier, boolean overall) {}

    public List<Rule> all() {
        return database.sql("select * from reorder_rule order by supplier")
                .query((row, _) -> new Rule(
                        row.getString("supplier"),
                        Money.parse(row.getString("per_line")),
                        Money.parse(row.getString("per_day")),
                        row.getString("set_by")))
                .list();
    }

    /** What all rules together may accept in a day; without it no rule does anything. */
    public Optional<Money> cap() {
        return database.sql("select per_day from reorder_rule_cap")
                .query(String.class)
                .optional()
                .map(Money::parse);
    }

    /** Sets a supplier's rule, in place of the one before. */
    public void set(String supplier, Money perLine, Money perDay, String by) {
        Rule rule = new Rule(supplier, perLine, perDay, by);
        transactions.executeWithoutResult(_ -> {
            Map<String, String> before = all().stream()
                    .filter(each -> each.supplier().equals(supplier))
                    .findFirst()
                    .map(AcceptRules::noted)
                    .orElse(null);
            database.sql("""
                            insert into reorder_rule (supplier, per_line, per_day, set_by, set_at) values (?, ?, ?, ?, ?)
                            on conflict (supplier) do update set per_line = excluded.per_line, per_day = excluded.per_day,
                                set_by = excluded.set_by, set_at = excluded.set_at""")
                    .params(supplier, perLine.toString(), perDay.toString(), by, Timestamp.from(clock.instant()))
                    .update();
            goOn(supplier);
            log.note(AuditKind.RULE_SET, supplier, before, noted(rule));
        });
    }

    /** Sets what all rules together may accept in a day. */
    public void setCap(Money perDay, String by) {
        if (!perDay.isPositive()) {
            throw new IllegalArgumentException("All rules together accept " + perDay + " a day; above nothing.");
        }
        transactions.executeWithoutResult(_ -> {
            Map<String, String> before =
                    cap().map(money -> Map.of("day", money.toString())).orElse(null);
            database.sql("""
                            insert into reorder_rule_cap (per_day, set_by, set_at) values (?, ?, ?)
                            on conflict (one) do update set per_day = excluded.per_day, set_by = excluded.set_by,
                                set_at = excluded.set_at""")
                    .params(perDay.toString(), by, Timestamp.from(clock.instant()))
                    .update();
            database.sql("delete from reorder_rule_stop where day = ? and overall")
                    .param(today())
                    .update();
            log.note(AuditKind.RULE_SET, "*", before, Map.of("day", perDay.toString()));
        });
    }

    /** Nothing of a supplier is accepted by itself any more; what was stays. */
    public void drop(String supplier) {
        transactions.executeWithoutResult(_ -> {
            Optional<Rule> before = all().stream()
                    .filter(each -> each.supplier().equals(supplier))
                    .findFirst();
            if (before.isPresent()) {
                database.sql("delete from reorder_rule where supplier = ?")
                        .param(supplier)
                        .update();
                goOn(supplier);
                log.note(AuditKind.RULE_SET, supplier, noted(before.get()), null);
            }
        });
    }

    private void goOn(String supplier) {
        database.sql("delete from reorder_rule_stop where day = ? and supplier = ?")
                .params(today(), supplier)
                .update();
    }

    private static Map<String, String> noted(Rule rule) {
        return Map.of("line", rule.perLine().toString(), "day", rule.perDay().toString());
    }

    /** Of one at a time, also where several of these apps run: until the end of the caller's transaction. */
    void alone() {
        database.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
    }

    /** Which have stopped today. */
    public List<Stop> stopped() {
        return database.sql("select supplier, overall from reorder_rule_stop where day = ? order by supplier")
                .param(today())
                .query((row, _) -> new Stop(row.getString("supplier"), row.getBoolean("overall")))
                .list();
    }

    /** Notes that a rule goes no further today; within the caller's transaction. */
    void stop(String supplier, boolean overall, Money accepted) {
        int noted = database.sql("""
                        insert into reorder_rule_stop (day, supplier, overall, stopped_at) values (?, ?, ?, ?)
                        on conflict do nothing""")
                .params(today(), supplier, overall, Timestamp.from(clock.instant()))
                .update();
        if (noted > 0) {
            log.note(
                    Choice.RULE,
                    AuditKind.RULE_STOPPED,
                    supplier,
                    null,
                    Map.of("accepted", accepted.toString(), "limit", overall ? "all" : "supplier"));
        }
    }

    /** What rules have accepted today. */
    public Spent spent() {
        return new Spent(database.sql("select supplier, rule_cost from reorder_choice where rule_day = ?")
                .param(today())
                .query((row, _) -> new Spent.One(row.getString("supplier"), Money.parse(row.getString("rule_cost"))))
                .list());
    }

    /**
     * What rules have accepted in a day, also what was taken back.
     *
     * @param each line by line
     */
    public record Spent(List<One> each) {
        public Spent {
            each = List.copyOf(each);
        }

        /** One line. */
        public record One(@Nullable String supplier, Money cost) {}

        /** Of one supplier in one currency. */
        public Money of(String supplier, CurrencyUnit currency) {
            return sum(
                    each.stream().filter(one -> supplier.equals(one.supplier())).toList(), currency);
        }

        /** Of all in one currency. */
        public Money of(CurrencyUnit currency) {
            return sum(each, currency);
        }

        private static Money sum(List<One> some, CurrencyUnit currency) {
            return some.stream()
                    .map(One::cost)
                    .filter(cost -> cost.currency().equals(currency))
                    .reduce(Money.zero(currency), Money::plus);
        }
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
