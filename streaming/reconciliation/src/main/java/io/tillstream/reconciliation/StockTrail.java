package io.tillstream.reconciliation;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.stock.StockSent;
import io.tillstream.events.stock.StockWrittenOff;
import io.tillstream.wire.Keys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stock as somebody with a pencil would work it out: everything that happened to an item in order of business date and time, and down
 * the list.
 */
final class StockTrail {
    private static final LocalDate NO_EXPIRY = LocalDate.EPOCH;
    private static final int EXPIRED_IS_FORGOTTEN_AFTER_DAYS = 90;
    private static final int UNDATED_IS_FORGOTTEN_AFTER_DAYS = 730;

    private final Ledgers ledgers;
    private final Set<String> movements = new HashSet<>();
    private final Map<String, Item> items = new HashMap<>();

    StockTrail(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    /** What happened to an item. */
    private record Step(LocalDate date, long at, Kind kind, String count, long amount) {
        private enum Kind {
            MOVED,
            COUNTED
        }

        private static final Comparator<Step> IN_ORDER = Comparator.comparing(Step::date)
                .thenComparingLong(Step::at)
                .thenComparing(Step::kind)
                .thenComparing(Step::count);
    }

    /** Goods of a lot that moved, or were found by a count. */
    private record LotStep(LocalDate date, long at, String count, LocalDate expires, long amount) {}

    /** One item of one store. */
    private static final class Item {
        private final StoreId store;
        private final Gtin gtin;
        private final List<Step> steps = new ArrayList<>();
        private final List<LotStep> lots = new ArrayList<>();
        private String unit = "";

        private Item(StoreId store, Gtin gtin) {
            this.store = store;
            this.gtin = gtin;
        }
    }

    void sold(Sale sale, SaleLine line) {
        StoreId store = sale.source().till().store();
        Item item = item(store, line.gtin(), line.quantity());
        long amount = line.quantity().amount();
        item.steps.add(new Step(
                sale.businessDate(), sale.happenedAt().toEpochMilli(), Step.Kind.MOVED, "", Math.negateExact(amount)));
        Cell cell = ledgers.stock.cell(Keys.storeItem(store, line.gtin()));
        cell.add(Ledgers.STOCK_SOLD, amount);
        cell.from(sale.source(), sale.happenedAt());
        ledgers.stockDays
                .cell(Keys.storeItemDay(store, line.gtin(), sale.businessDate()))
                .from(sale.source(), sale.happenedAt());
    }

    /** Books a movement of goods; the same id a second time is a duplicate. */
    void moved(StockMovement movement) {
        if (!movements.add(movement.store() + "|" + movement.id())) {
            return;
        }
        switch (movement) {
            case GoodsReceived received -> moved(received, 1, Ledgers.STOCK_RECEIVED);
            case StockAdjusted adjusted -> moved(adjusted, 1, Ledgers.STOCK_ADJUSTED);
            case StockWrittenOff off -> moved(off, -1, Ledgers.STOCK_WRITTEN_OFF);
            case StockSent sent -> {
                moved(sent, -1, Ledgers.STOCK_TRANSFERRED);
                leg(sent.transfer(), Ledgers.TRANSFER_SENT, sent.lines());
            }
            case StockArrived arrived -> {
                moved(arrived, 1, Ledgers.STOCK_TRANSFERRED);
                leg(arrived.transfer(), Ledgers.TRANSFER_ARRIVED, arrived.lines());
            }
            case StockCounted counted -> counted(counted);
        }
    }

    private void leg(String transfer, int column, List<StockLine> lines) {
        Cell cell = ledgers.transfers.cell(transfer);
        lines.forEach(line -> cell.add(column, line.quantity().amount()));
    }

    private void moved(StockMovement movement, int sign, int column) {
        long at = movement.happenedAt().toEpochMilli();
        for (StockLine line : movement.lines()) {
            Item item = item(movement.store(), line.gtin(), line.quantity());
            long amount = sign * line.quantity().amount();
            item.steps.add(new Step(movement.businessDate(), at, Step.Kind.MOVED, "", amount));
            ledgers.stock.cell(Keys.storeItem(item.store, item.gtin)).add(column, amount);
            if (line.namesALot()) {
                item.lots.add(new LotStep(movement.businessDate(), at, "", expiry(line), amount));
            }
        }
    }

    private void counted(StockCounted count) {
        long at = count.happenedAt().toEpochMilli();
        Map<Item, Long> found = new HashMap<>();
        for (StockLine line : count.lines()) {
            Item item = item(count.store(), line.gtin(), line.quantity());
            found.merge(item, line.quantity().amount(), Math::addExact);
            if (line.namesALot()) {
                long amount = line.quantity().amount();
                item.lots.add(new LotStep(count.businessDate(), at, count.id(), expiry(line), amount));
            }
        }
        found.forEach((item, amount) ->
                item.steps.add(new Step(count.businessDate(), at, Step.Kind.COUNTED, count.id(), amount)));
    }

    private static LocalDate expiry(StockLine line) {
        LocalDate expires = line.expires();
        return expires == null ? NO_EXPIRY : expires;
    }

    private Item item(StoreId store, Gtin gtin, Quantity like) {
        Item item = items.computeIfAbsent(Keys.storeItem(store, gtin), ignored -> new Item(store, gtin));
        item.unit = like.unit().symbol();
        ledgers.stock.cell(Keys.storeItem(store, gtin)).countedIn(item.unit);
        return item;
    }

    /** Writes down what the steps come to. */
    void settle() {
        items.values().forEach(item -> {
            goDownTheList(item);
            if (!item.lots.isEmpty()) {
                addUpLots(item);
            }
        });
    }

    private void goDownTheList(Item item) {
        item.steps.sort(Step.IN_ORDER);
        Cell stock = ledgers.stock.cell(Keys.storeItem(item.store, item.gtin));
        long onHand = 0;
        long wrong = 0;
        long handled = 0;
        boolean wasCounted = false;
        Map<LocalDate, long[]> days = new HashMap<>();
        for (Step step : item.steps) {
            long[] day = days.computeIfAbsent(step.date(), ignored -> new long[4]);
            if (step.kind() == Step.Kind.COUNTED) {
                wrong += step.amount() - onHand;
                onHand = step.amount();
                handled = 0;
                wasCounted = true;
                day[Ledgers.STOCK_DAY_COUNTS]++;
                day[Ledgers.STOCK_DAY_AFTER] = 0;
            } else {
                onHand += step.amount();
                handled += Math.abs(step.amount());
                day[Ledgers.STOCK_DAY_MOVED] += step.amount();
                day[Ledgers.STOCK_DAY_HANDLED] += Math.abs(step.amount());
                day[Ledgers.STOCK_DAY_AFTER] += day[Ledgers.STOCK_DAY_COUNTS] == 0 ? 0 : step.amount();
            }
        }
        stock.set(Ledgers.STOCK_ON_HAND, onHand);
        stock.set(Ledgers.STOCK_COUNTED, wrong);
        stock.set(
                Ledgers.STOCK_ADJUSTED_IN_ALL,
                stock.sum(Ledgers.STOCK_ADJUSTED)
                        + wrong
                        + stock.sum(Ledgers.STOCK_WRITTEN_OFF)
                        + stock.sum(Ledgers.STOCK_TRANSFERRED));
        stock.set(Ledgers.STOCK_HANDLED, wasCounted ? handled : 0);
        days.forEach((date, sums) -> {
            Cell day = ledgers.stockDays.cell(Keys.storeItemDay(item.store, item.gtin, date));
            day.countedIn(item.unit);
            for (int column = 0; column < sums.length; column++) {
                day.set(column, sums[column]);
            }
        });
    }

    private void addUpLots(Item item) {
        LotStep count = null;
        for (LotStep step : item.lots) {
            if (!step.count().isEmpty() && (count == null || order(step, count) > 0)) {
                count = step;
            }
        }
        LotStep last = count;
        List<LotStep> later = item.lots.stream()
                .filter(step -> step.count().isEmpty())
                .filter(step -> last == null
                        || step.date().isAfter(last.date())
                        || (step.date().equals(last.date()) && step.at() > last.at()))
                .toList();
        LocalDate newest =
                later.stream().map(LotStep::date).max(Comparator.naturalOrder()).orElse(LocalDate.MIN);
        List<LotStep> kept = new ArrayList<>(
                later.stream().filter(step -> !isForgotten(step, newest)).toList());
        item.lots.stream()
                .filter(step -> last != null && step.count().equals(last.count()))
                .forEach(kept::add);
        Cell cell = ledgers.lots.cell(Keys.storeItem(item.store, item.gtin));
        cell.countedIn(item.unit);
        cell.set(Ledgers.LOTS_UNITS, kept.stream().mapToLong(LotStep::amount).sum());
        cell.set(
                Ledgers.LOTS_UNIT_DAYS,
                kept.stream()
                        .mapToLong(step -> step.amount() * step.expires().toEpochDay())
                        .sum());
    }

    private static int order(LotStep one, LotStep other) {
        int dates = one.date().compareTo(other.date());
        int times = dates == 0 ? Long.compare(one.at(), other.at()) : dates;
        return times == 0 ? one.count().compareTo(other.count()) : times;
    }

    private static boolean isForgotten(LotStep step, LocalDate newest) {
        LocalDate last = step.expires().equals(NO_EXPIRY)
                ? step.date().plusDays(UNDATED_IS_FORGOTTEN_AFTER_DAYS)
                : step.expires().plusDays(EXPIRED_IS_FORGOTTEN_AFTER_DAYS);
        return last.isBefore(newest);
    }
}
