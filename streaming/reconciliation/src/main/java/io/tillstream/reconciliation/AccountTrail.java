package io.tillstream.reconciliation;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAdjustment;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.wire.Topics;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Members' points as somebody with a pencil would work them out: pots by their last day, what was put in and taken, who pays
 * for whom, and what was left when the day was over. The day on which an account was last looked at is the account's own word.
 */
final class AccountTrail {
    private static final LocalDate NEVER = LocalDate.MAX;

    private final Ledgers ledgers;
    private final Map<MemberId, List<Step>> steps = new HashMap<>();
    private final Map<MemberId, Map<Source, LocalDate>> earned = new HashMap<>();
    private final Set<String> adjustments = new HashSet<>();

    /** What the facts say a person gave or took, and what the entries say, by member and rule. */
    private final Map<String, long[]> given = new TreeMap<>();

    private final Map<MemberId, Map<LocalDate, Long>> expired = new HashMap<>();
    private final Map<Integer, PointsLiability> parts = new TreeMap<>();
    private @Nullable PointsProgramme programme;
    private long points;
    private long owed;

    /**
     * Points that come or go.
     *
     * @param sale which earned them, where that matters
     * @param until the last day of their pot, where the receipt names it
     */
    private record Step(
            LocalDate date, @Nullable Source sale, @Nullable LocalDate until, long points) {}

    /** Points with one last day; or what was taken of nobody's pot on one day. */
    private static final class Pot {
        private final LocalDate until;
        private LocalDate since = LocalDate.MAX;
        private long content;
        private long left;

        Pot(LocalDate until) {
            this.until = until;
        }

        void put(long some, LocalDate on) {
            content += some;
            since = on.isBefore(since) ? on : since;
        }
    }

    AccountTrail(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    void programme(byte @Nullable [] value) {
        try {
            programme = value == null ? null : CanonicalJson.decode(value, PointsProgramme.class);
        } catch (UnreadableFact e) {
            programme = null;
        }
    }

    /** Books an adjustment; the same id a second time is a duplicate. */
    void add(PointsAdjustment by) {
        if (!adjustments.add(by.member() + "|" + by.id())) {
            return;
        }
        given(by.member(), "adjustment-" + by.id())[0] += by.points();
        Cell balance = ledgers.balances.cell(by.member().value());
        balance.add(Ledgers.BALANCE_POINTS, by.points());
        balance.add(Ledgers.BALANCE_ENTRIES, 1);
        steps(by.member()).add(new Step(by.businessDate(), null, null, by.points()));
    }

    void add(Sale sale) {
        MemberId member = sale.member();
        if (member == null) {
            return;
        }
        for (SaleLine line : sale.lines()) {
            if (line.points() > 0) {
                earned.computeIfAbsent(member, ignored -> new HashMap<>()).put(sale.source(), sale.businessDate());
                steps(member).add(new Step(sale.businessDate(), sale.source(), null, line.points()));
            } else if (line.points() < 0) {
                Source of = line.returned() == null ? null : line.returned().sale();
                steps(member).add(new Step(sale.businessDate(), of, null, line.points()));
            }
        }
        for (Tender tender : sale.tenders()) {
            for (PointsLot lot : tender.points()) {
                LocalDate until = lot.expiresOn() == null ? NEVER : lot.expiresOn();
                steps(member).add(new Step(sale.businessDate(), null, until, -lot.points()));
            }
        }
    }

    private List<Step> steps(MemberId member) {
        return steps.computeIfAbsent(member, ignored -> new ArrayList<>());
    }

    /** Takes an entry of points that expired, which no receipt speaks of. */
    void expired(MemberId member, LocalDate until, long some) {
        expired.computeIfAbsent(member, ignored -> new TreeMap<>()).merge(until, some, Math::addExact);
    }

    /** Takes an entry of points that a person gave or took. */
    void adjusted(MemberId member, String rule, long some) {
        given(member, rule)[1] += some;
    }

    private long[] given(MemberId member, String rule) {
        return given.computeIfAbsent(member + "|" + rule, ignored -> new long[2]);
    }

    /** Takes what a part of the ledger says the chain owes. */
    void owes(byte @Nullable [] value) {
        if (value != null) {
            PointsLiability part = CanonicalJson.decode(value, PointsLiability.class);
            parts.put(part.part(), part);
        }
    }

    /**
     * Writes down what the accounts come to.
     *
     * @param restored points that a member got again because two returns took them, by sale
     */
    void settle(Map<MemberId, Map<Source, Long>> restored) {
        points = 0;
        owed = 0;
        steps.forEach((member, all) -> settle(member, all, restored.getOrDefault(member, Map.of())));
    }

    private void settle(MemberId member, List<Step> all, Map<Source, Long> restored) {
        Map<String, Pot> pots = new TreeMap<>();
        Map<Source, LocalDate> sales = earned.getOrDefault(member, Map.of());
        for (Step step : all) {
            book(pots, sales, step);
        }
        restored.forEach((sale, some) ->
                book(pots, sales, new Step(sales.getOrDefault(sale, LocalDate.MAX), sale, null, some)));
        LocalDate day = day(member);
        pots.values().forEach(pot -> pot.left = Math.max(0, pot.content));
        long missing = 0;
        for (Pot taken : pots.values()) {
            long need = Math.max(0, -taken.content);
            for (Pot payer : pots.values()) {
                if (!payer.until.isBefore(day) || !payer.until.isBefore(taken.since)) {
                    long part = Math.min(need, payer.left);
                    payer.left -= part;
                    need -= part;
                }
            }
            missing += need;
        }
        Cell account = ledgers.accounts.cell(member.value());
        account.namesThoseOf(ledgers.balances.cell(member.value()));
        long here = 0;
        long gone = 0;
        long days = 0;
        for (Pot pot : pots.values()) {
            if (pot.until.isBefore(day)) {
                gone += pot.left;
            } else {
                here += pot.left;
                days += pot.until.equals(NEVER) ? 0 : pot.left * pot.until.toEpochDay();
            }
        }
        account.set(Ledgers.ACCOUNT_POINTS, here);
        account.set(Ledgers.ACCOUNT_POINT_DAYS, days);
        account.set(Ledgers.ACCOUNT_OWED, missing);
        ledgers.balances.cell(member.value()).add(Ledgers.BALANCE_POINTS, expired(member) - gone);
        account.set(Ledgers.ACCOUNT_EXPIRED, gone);
        points += here;
        owed += missing;
    }

    private void book(Map<String, Pot> pots, Map<Source, LocalDate> sales, Step step) {
        LocalDate until = step.until();
        LocalDate on = step.date();
        if (step.sale() != null && sales.containsKey(step.sale())) {
            on = sales.get(step.sale());
            until = until(on);
        } else if (until == null && step.sale() == null && step.points() > 0) {
            // Given by a person: as if it were earned that day.
            until = until(on);
        }
        // Those of nobody's pot come behind all others.
        String name = until == null ? "z " + on : until.equals(NEVER) ? "never" : until.toString();
        LocalDate last = until == null ? NEVER : until;
        pots.computeIfAbsent(name, ignored -> new Pot(last)).put(step.points(), on);
    }

    /** The last day of what was earned on a day. */
    private LocalDate until(LocalDate day) {
        Integer months = programme == null
                ? null
                : programme.rules().stream()
                        .filter(rule -> !rule.from().isAfter(day))
                        .max(Comparator.comparing(PointsProgramme.Rule::from))
                        .map(PointsProgramme.Rule::months)
                        .orElse(null);
        return months == null ? NEVER : YearMonth.from(day).plusMonths(months).atEndOfMonth();
    }

    private LocalDate day(MemberId member) {
        try {
            PointsAccount account = ledgers.accounts.value(member.value());
            return account == null ? LocalDate.MIN : account.day();
        } catch (UnreadableFact e) {
            return LocalDate.MIN;
        }
    }

    /** What has expired of a member's points in all. */
    long expired(MemberId member) {
        return ledgers.accounts.cell(member.value()).sum(Ledgers.ACCOUNT_EXPIRED);
    }

    /** Tells members whose entries of expired points are not what expired, and a liability that is not the sum of accounts. */
    void compare(Consumer<Difference> tell) {
        Set<MemberId> all = new HashSet<>(steps.keySet());
        all.addAll(expired.keySet());
        for (MemberId member : all) {
            long should = -expired(member);
            long is = expired.getOrDefault(member, Map.of()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            differ(Topics.POINTS_ENTRY.name(), member.value(), "expired points", should, is, tell);
        }
        given.forEach((number, sums) -> differ(
                Topics.POINTS_ENTRY.name(),
                number.substring(0, number.indexOf('|')),
                number.substring(number.indexOf('|') + 1) + " points",
                sums[0],
                sums[1],
                tell));
        long promised =
                parts.values().stream().mapToLong(PointsLiability::points).sum();
        long missing = parts.values().stream().mapToLong(PointsLiability::owed).sum();
        differ(Topics.POINTS_LIABILITY.name(), null, "points", points, promised, tell);
        differ(Topics.POINTS_LIABILITY.name(), null, "owed", owed, missing, tell);
    }

    private static void differ(
            String topic, @Nullable String key, String what, long should, long is, Consumer<Difference> tell) {
        if (should != is) {
            tell.accept(new Difference(
                    Difference.Where.LEDGER,
                    topic,
                    key,
                    what,
                    Kind.POINTS,
                    null,
                    1,
                    should + " points",
                    is + " points",
                    is - should));
        }
    }
}
