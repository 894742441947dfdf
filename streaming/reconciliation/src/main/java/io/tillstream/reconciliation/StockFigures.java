package io.tillstream.reconciliation;

import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.ledger.StockDay;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import java.time.LocalDate;
import java.util.List;

/** The figures that stand in the topics of stock. */
final class StockFigures {
    private StockFigures() {}

    static Figures of(StockOnHand stock) {
        StockOnHand.Apart apart = stock.ofWhich();
        StockOnHand.LastCount last = stock.lastCount();
        long counted = apart == null ? 0 : apart.counted().amount();
        long writtenOff = apart == null ? 0 : apart.writtenOff().amount();
        long transferred = apart == null ? 0 : apart.transferred().amount();
        return Ledger.figures(
                stock.onHand().unit().symbol(),
                stock.onHand().amount(),
                stock.received().amount(),
                stock.sold().amount(),
                stock.adjusted().amount(),
                counted,
                writtenOff,
                transferred,
                last == null ? 0 : last.handled(),
                stock.adjusted().amount() - counted - writtenOff - transferred);
    }

    static Figures of(StockDay day) {
        StockDay.Count last = day.counts().isEmpty() ? null : day.counts().getLast();
        String unit = last != null
                ? last.counted().unit().symbol()
                : day.moved().getFirst().change().unit().symbol();
        return Ledger.figures(
                unit,
                change(day.moved()),
                day.moved().stream().mapToLong(StockDay.Moved::handled).sum(),
                day.counts().size(),
                last == null ? 0 : change(last.after()));
    }

    private static long change(List<StockDay.Moved> moved) {
        return moved.stream().mapToLong(one -> one.change().amount()).sum();
    }

    static Figures of(StockLots lots) {
        long units = 0;
        long unitDays = 0;
        StockLots.Counted counted = lots.counted();
        String unit = "";
        for (StockLots.Found found : counted == null ? List.<StockLots.Found>of() : counted.lots()) {
            units += found.quantity().amount();
            unitDays += found.quantity().amount() * expiry(found.lot());
            unit = found.quantity().unit().symbol();
        }
        for (StockLots.Moved moved : lots.moved()) {
            units += moved.change().amount();
            unitDays += moved.change().amount() * expiry(moved.lot());
            unit = moved.change().unit().symbol();
        }
        return Ledger.figures(unit, units, unitDays);
    }

    private static long expiry(StockLots.Lot lot) {
        LocalDate expires = lot.expires();
        return expires == null ? 0 : expires.toEpochDay();
    }

    static Figures of(StockTransfer transfer) {
        return Ledger.figures(
                "",
                transfer.lines().stream()
                        .mapToLong(line -> line.sent().amount())
                        .sum(),
                transfer.lines().stream()
                        .mapToLong(line -> line.arrived().amount())
                        .sum());
    }

    static Figures of(OrderProgress order) {
        return Ledger.figures(
                "",
                order.lines().stream()
                        .mapToLong(line -> line.ordered().amount())
                        .sum(),
                order.lines().stream()
                        .mapToLong(line -> line.received().amount())
                        .sum(),
                order.lines().stream().mapToLong(line -> line.open().amount()).sum());
    }

    static Figures of(OnOrder item) {
        return Ledger.figures(
                item.onOrder().unit().symbol(),
                item.onOrder().amount(),
                item.orders().size());
    }
}
