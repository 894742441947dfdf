package io.tillstream.topologies.points;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.member.PointsAccount;
import io.tillstream.events.member.PointsAccount.Lot;
import io.tillstream.events.member.PointsEntry;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps members' purses and accounts. The day is the latest business date that came by, so that the same log expires the same
 * points whenever it is read; the clock on the wall only says when to look, and holds back a date that is not here yet.
 */
final class AccountKeeping extends ContextualProcessor<String, PointsEntry, String, AccountNews> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** So many accounts are worked out at a time: about a tenth of a second, so that sales need not wait longer. */
    private static final int AT_A_TIME = 5_000;

    private @Nullable KeyValueStore<String, Purse> purses;
    private @Nullable KeyValueStore<String, Earning> earnings;
    private @Nullable KeyValueStore<String, PointsAccount> accounts;
    private @Nullable KeyValueStore<String, Long> due;
    private @Nullable Outstanding outstanding;
    private @Nullable ProgrammeReading programme;
    private @Nullable PointsProgramme seen;
    private LocalDate day = LocalDate.MIN;
    private boolean isSumNews;

    /** Members whose latest entry was not the last of its sale. */
    private final Set<String> unsettled = new LinkedHashSet<>();

    /** The purse put last, as the entries of a sale come one after the other. */
    private @Nullable KeyValue<String, Purse> latest;

    /** The last member who was worked out since the programme changed; absent when everybody is. */
    private @Nullable String reached = "";

    @Override
    public void init(ProcessorContext<String, AccountNews> context) {
        super.init(context);
        purses = context.getStateStore(PointsLedger.PURSES);
        earnings = context.getStateStore(PointsLedger.EARNINGS);
        accounts = context.getStateStore(PointsLedger.ACCOUNTS);
        due = context.getStateStore(PointsLedger.DUE);
        outstanding = new Outstanding(context.getStateStore(PointsLedger.OUTSTANDING));
        programme = new ProgrammeReading(context.getStateStore(PointsLedger.PROGRAMME));
        seen = programme.now().orElse(null);
        // Streams uses this processor again for a task that begins anew behind what was undone: it knows what its
        // stores know.
        latest = null;
        unsettled.clear();
        reached = "";
        isSumNews = false;
        LocalDate known = outstanding.day();
        day = known == null ? LocalDate.MIN : known;
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::goOn);
    }

    @Override
    public void process(Record<String, PointsEntry> record) {
        PointsEntry entry = record.value();
        if (entry == null) {
            throw new RefusedRecord("An entry without a value; entries are never deleted.");
        }
        if (entry.kind() == PointsEntry.Kind.EXPIRED) {
            // Made here, and booked when it was.
            return;
        }
        reach(entry.businessDate());
        Purse known = purse(record.key());
        Purse purse = booked(known == null ? Purse.EMPTY : known, entry).at(entry.happenedAt());
        String payment = entry.kind() == PointsEntry.Kind.SPENT ? entry.attempt() : null;
        if (payment != null) {
            purse = purse.paidBy(payment);
        }
        if (Boolean.TRUE.equals(entry.more())) {
            // The account is worked out once for a sale. Should its last entry not come, the clock on the wall does it.
            put(record.key(), purse);
            unsettled.add(record.key());
        } else {
            settle(entry.member(), purse, record.timestamp());
        }
    }

    private @Nullable Purse purse(String member) {
        KeyValue<String, Purse> last = latest;
        return last != null && last.key.equals(member)
                ? last.value
                : Objects.requireNonNull(purses).get(member);
    }

    private void put(String member, Purse purse) {
        Objects.requireNonNull(purses).put(member, purse);
        latest = KeyValue.pair(member, purse);
    }

    private void reach(LocalDate date) {
        LocalDate tomorrow = LocalDate.ofInstant(Instant.ofEpochMilli(context().currentSystemTimeMs()), ZoneOffset.UTC)
                .plusDays(1);
        if (date.isAfter(day) && !date.isAfter(tomorrow)) {
            day = date;
            Objects.requireNonNull(outstanding).reach(day);
            isSumNews = true;
        }
    }

    private Purse booked(Purse purse, PointsEntry entry) {
        return switch (entry.kind()) {
            case EARNED -> earned(purse, entry);
            case REVERSED -> taken(purse, entry, entry.reverses());
            case RESTORED ->
                entry.line() > 0
                        ? taken(purse, entry, entry.sale())
                        : purse.with(Purse.lot(entry.expiresOn()), entry.points(), entry.businessDate());
            case SPENT -> purse.with(Purse.lot(entry.expiresOn()), entry.points(), entry.businessDate());
            case ADJUSTED ->
                entry.points() > 0
                        ? purse.given(entry.points(), entry.businessDate())
                        : purse.ofNoLot(entry.points(), entry.businessDate());
            case EXPIRED -> purse;
        };
    }

    private Purse earned(Purse purse, PointsEntry entry) {
        LocalDate day = entry.businessDate();
        long points = entry.points();
        Purse before = purse;
        Source sale = entry.sale();
        if (sale != null) {
            KeyValueStore<String, Earning> sales = Objects.requireNonNull(earnings);
            String number = number(entry.member(), sale);
            Earning known = sales.get(number);
            if (known == null || known.day() == null) {
                sales.put(number, new Earning(day, Map.of()));
            }
            if (known != null) {
                for (Map.Entry<LocalDate, Long> taken : known.taken().entrySet()) {
                    before = before.ofNoLot(Math.negateExact(taken.getValue()), taken.getKey());
                    points = Math.addExact(points, taken.getValue());
                }
            }
        }
        return before.earning(day, points);
    }

    /** Without what a sale had earned, or with it again. */
    private Purse taken(Purse purse, PointsEntry entry, @Nullable Source sale) {
        LocalDate on = entry.businessDate();
        if (sale == null) {
            return purse.ofNoLot(entry.points(), on);
        }
        KeyValueStore<String, Earning> sales = Objects.requireNonNull(earnings);
        String number = number(entry.member(), sale);
        Earning known = sales.get(number);
        if (known != null && known.day() != null) {
            return purse.earning(known.day(), entry.points());
        }
        sales.put(number, (known == null ? Earning.UNKNOWN : known).waiting(entry.points(), on));
        return purse.ofNoLot(entry.points(), on);
    }

    private static String number(MemberId member, Source sale) {
        return member + "|" + sale.receiptNumber();
    }

    /** Books what has expired, and tells the account. */
    private void settle(MemberId member, Purse booked, long timestamp) {
        Optional<PointsProgramme> rules = Objects.requireNonNull(programme).now();
        Purse purse = booked.on(day);
        Map<String, Long> should = Settling.of(purse.lots(rules), day).expired();
        NavigableSet<String> lots = new TreeSet<>(should.keySet());
        lots.addAll(purse.expired().keySet());
        for (String lot : lots) {
            Purse.Booked before = purse.expired().getOrDefault(lot, new Purse.Booked(0, 0));
            LocalDate last = Purse.expiresOn(lot);
            long more = Math.subtractExact(should.getOrDefault(lot, 0L), before.points());
            if (last != null && more != 0) {
                String rule = "expired-" + last + (before.entries() == 0 ? "" : "-" + (before.entries() + 1));
                PointsEntry entry = PointsEntry.expired(member, rule, Math.negateExact(more), last);
                context().forward(new Record<>(member.value(), new AccountNews.Expired(entry), timestamp));
                purse = purse.expiring(lot, more);
            }
        }
        put(member.value(), purse);
        unsettled.remove(member.value());
        tell(member, Accounting.of(member, purse, day, rules), timestamp);
    }

    private void tell(MemberId member, PointsAccount account, long timestamp) {
        KeyValueStore<String, PointsAccount> known = Objects.requireNonNull(accounts);
        PointsAccount before = known.get(member.value());
        if (account.equals(before)) {
            return;
        }
        known.put(member.value(), account);
        Objects.requireNonNull(outstanding).replace(before, account);
        isSumNews = true;
        remind(member, before, account);
        context().forward(new Record<>(member.value(), new AccountNews.Changed(account), timestamp));
    }

    private void remind(MemberId member, @Nullable PointsAccount before, PointsAccount after) {
        Optional<LocalDate> was = Optional.ofNullable(before).flatMap(AccountKeeping::firstDay);
        Optional<LocalDate> is = firstDay(after);
        if (!was.equals(is)) {
            KeyValueStore<String, Long> days = Objects.requireNonNull(due);
            was.ifPresent(last -> days.delete(last + "|" + member));
            is.ifPresent(last -> days.put(last + "|" + member, 1L));
        }
    }

    private static Optional<LocalDate> firstDay(PointsAccount account) {
        return account.lots().stream()
                .map(Lot::expiresOn)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private void goOn(long now) {
        if (day.equals(LocalDate.MIN)) {
            return;
        }
        List.copyOf(unsettled).forEach(member -> again(member, now));
        expire(now);
        walk(now);
        if (isSumNews) {
            isSumNews = false;
            int part = context().taskId().partition();
            context()
                    .forward(new Record<>(
                            String.valueOf(part),
                            new AccountNews.Summed(
                                    Objects.requireNonNull(outstanding).of(part)),
                            now));
        }
    }

    private void expire(long now) {
        List<String> some = new ArrayList<>();
        try (KeyValueIterator<String, Long> past = Objects.requireNonNull(due).range(null, day.toString())) {
            while (past.hasNext() && some.size() < AT_A_TIME) {
                some.add(past.next().key);
            }
        }
        some.forEach(reminder -> again(reminder.substring(reminder.indexOf('|') + 1), now));
    }

    /** Works everybody out again when the programme has changed: other points expire, and tiers are others. */
    private void walk(long now) {
        PointsProgramme current = Objects.requireNonNull(programme).now().orElse(null);
        if (!Objects.equals(current, seen)) {
            seen = current;
            reached = "";
        }
        String from = reached;
        if (from == null) {
            return;
        }
        List<String> some = new ArrayList<>();
        try (KeyValueIterator<String, Purse> rest =
                Objects.requireNonNull(purses).range(from.isEmpty() ? null : from, null)) {
            while (rest.hasNext() && some.size() < AT_A_TIME) {
                String member = rest.next().key;
                if (!member.equals(from)) {
                    some.add(member);
                }
            }
        }
        some.forEach(member -> again(member, now));
        reached = some.isEmpty() ? null : some.getLast();
    }

    private void again(String member, long now) {
        Purse purse = purse(member);
        if (purse != null) {
            settle(MemberId.of(member), purse, now);
        }
    }
}
