package io.tillstream.reconciliation;

import io.tillstream.events.MemberId;
import io.tillstream.events.Source;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.wire.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the journals say came back of each line, at whichever tills, and how much of it is more than was sold. */
final class Refunds {
    private final Ledgers ledgers;
    private final Set<SaleLine.ReturnedLine> lines = new HashSet<>();
    private final Set<SaleLine.ReturnedLine> unread = new HashSet<>();
    private final Map<SaleLine.ReturnedLine, Long> restored = new HashMap<>();

    Refunds(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /** Books a line that takes another back; any other is passed by. */
    void add(Sale sale, SaleLine line) {
        SaleLine.ReturnedLine returned = line.returned();
        if (returned == null) {
            return;
        }
        Cell cell = cell(returned);
        cell.add(Ledgers.REFUNDS_RETURNED, Math.negateExact(line.quantity().amount()));
        cell.add(Ledgers.REFUNDS_REFUNDED, line.net().negated().minor());
        cell.add(Ledgers.REFUNDS_REVERSED, Math.negateExact(line.points()));
        cell.countedIn(sale.currency().code());
        cell.from(sale.source(), sale.happenedAt());
        if (lines.add(returned)) {
            unread.add(returned);
        }
    }

    /**
     * Works out what is more than was sold, and which points were taken back twice and belong to the member.
     *
     * @param bookings the sales known so far
     * @param journal reads a record of the journals again
     */
    void settle(Map<Source, Booking> bookings, Function<Source, JournalRecord> journal) {
        readSales(bookings, journal);
        for (SaleLine.ReturnedLine line : lines) {
            Cell cell = cell(line);
            long sold = cell.sum(Ledgers.REFUNDS_SOLD);
            cell.set(Ledgers.REFUNDS_OVER, Math.max(0, cell.sum(Ledgers.REFUNDS_RETURNED) - sold));
            Booking sale = bookings.get(line.sale());
            long twice = cell.sum(Ledgers.REFUNDS_REVERSED) - cell.sum(Ledgers.REFUNDS_EARNED);
            if (sale != null && sold > 0 && twice > 0) {
                restore(line, sale.member(), twice);
            }
        }
    }

    /** Each sale is read once, for a record in the middle of a journal is found by walking to it. */
    private void readSales(Map<Source, Booking> bookings, Function<Source, JournalRecord> journal) {
        Map<Source, List<Integer>> wanted = new TreeMap<>();
        for (SaleLine.ReturnedLine line : unread) {
            if (bookings.containsKey(line.sale())) {
                wanted.computeIfAbsent(line.sale(), ignored -> new ArrayList<>())
                        .add(line.line());
            }
        }
        wanted.forEach((source, numbers) -> {
            if (journal.apply(source).fact() instanceof Sale sale) {
                sale.lines().stream()
                        .filter(line -> line.quantity().amount() > 0 && numbers.contains(line.line()))
                        .forEach(line -> sold(new SaleLine.ReturnedLine(source, line.line()), line));
            }
        });
        unread.removeIf(line -> bookings.containsKey(line.sale()));
    }

    private void sold(SaleLine.ReturnedLine place, SaleLine line) {
        Cell cell = cell(place);
        cell.set(Ledgers.REFUNDS_SOLD, line.quantity().amount());
        cell.set(Ledgers.REFUNDS_PAID, line.net().minor());
        cell.set(Ledgers.REFUNDS_EARNED, line.points());
    }

    private void restore(SaleLine.ReturnedLine line, @Nullable MemberId member, long twice) {
        if (member != null) {
            Long before = restored.put(line, twice);
            ledgers.balances.cell(member.value()).add(Ledgers.BALANCE_POINTS, twice - (before == null ? 0 : before));
        }
    }

    /** Points of a line that more than one return took back, and which the member gets again. */
    long restored(Source sale, int line) {
        return restored.getOrDefault(new SaleLine.ReturnedLine(sale, line), 0L);
    }

    /** The same for everybody, by whose they are and by the sale that earned them. */
    Map<MemberId, Map<Source, Long>> restored(Map<Source, Booking> bookings) {
        Map<MemberId, Map<Source, Long>> all = new HashMap<>();
        restored.forEach((line, points) -> {
            Booking sale = bookings.get(line.sale());
            if (sale != null && sale.member() != null) {
                all.computeIfAbsent(sale.member(), ignored -> new HashMap<>())
                        .merge(line.sale(), points, Math::addExact);
            }
        });
        return all;
    }

    private Cell cell(SaleLine.ReturnedLine line) {
        return ledgers.refunds.cell(Keys.receiptLine(line.sale(), line.line()));
    }
}
