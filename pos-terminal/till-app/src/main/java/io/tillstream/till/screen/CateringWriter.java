package io.tillstream.till.screen;

import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.LineWords;
import io.tillstream.checkout.table.BillParts;
import io.tillstream.checkout.table.KitchenOrder;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.sale.CounterView;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.Stage;
import io.tillstream.till.sale.TablesView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down tables, the one that is worked at, and the part of a bill that is chosen. */
final class CateringWriter {
    private CateringWriter() {}

    static @Nullable CateringPanel write(CounterView view, Language language) {
        TablesView tables = view.tables();
        if (tables == null) {
            return null;
        }
        boolean moving = view.phase() == CounterView.Phase.MOVING_TABLE;
        ReceiptPrinter.Trouble trouble = tables.trouble();
        return new CateringPanel(
                moving || view.phase() == CounterView.Phase.AT_TABLES ? keys(tables, view.now()) : List.of(),
                moving,
                open(view, tables),
                tables.split() == null ? null : split(tables.split(), view.sale(), language),
                trouble == null
                        ? null
                        : "printer." + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                tables.waiting());
    }

    private static List<CateringPanel.TableKey> keys(TablesView tables, Instant now) {
        List<CateringPanel.TableKey> keys = new ArrayList<>();
        for (String name : tables.names()) {
            String cap = tables.areNumbers() ? name : Integer.toString(keys.size() + 1);
            keys.add(tables.billAt(name)
                    .map(bill -> taken(cap, name, bill, now))
                    .orElseGet(() -> new CateringPanel.TableKey(cap, name, false, 0, null, null, false)));
        }
        return keys;
    }

    private static CateringPanel.TableKey taken(String cap, String name, BasketSuspended bill, Instant now) {
        TableOrder table = bill.table();
        return new CateringPanel.TableKey(
                cap,
                name,
                true,
                table == null ? 0 : table.guests(),
                Age.of(Duration.between(table == null ? bill.happenedAt() : table.since(), now)),
                bill.worth().display(),
                bill.lines().stream().anyMatch(CateringWriter::isUnsent));
    }

    private static boolean isUnsent(SuspendedLine line) {
        KitchenMark kitchen = line.kitchen();
        return (line.voided() ? 0 : line.quantity().amount()) != (kitchen == null ? 0 : kitchen.sent());
    }

    private static CateringPanel.@Nullable OpenTable open(CounterView view, TablesView tables) {
        OpenSale sale = view.sale();
        TableOrder table = sale == null ? null : sale.table();
        return sale == null || table == null
                ? null
                : new CateringPanel.OpenTable(
                        table.table(),
                        table.guests(),
                        Age.of(Duration.between(table.since(), view.now())),
                        KitchenOrder.isUnsent(sale.basket()),
                        tables.billAt(table.table())
                                .map(bill -> bill.worth().display())
                                .orElse(null));
    }

    private static CateringPanel.SplitRows split(TablesView.Split split, @Nullable OpenSale sale, Language language) {
        Map<Integer, Long> chosen =
                sale != null && sale.stage() instanceof Stage.Splitting(var _, var pieces) ? pieces : Map.of();
        List<CateringPanel.SplitRow> rows = new ArrayList<>();
        for (int i = 0; i < split.bill().lines().size(); i++) {
            SuspendedLine line = split.bill().lines().get(i);
            if (!line.voided()) {
                BasketLine goods = split.basket().lines().get(i);
                long taken = chosen.getOrDefault(i + 1, 0L);
                Quantity.Unit unit = line.quantity().unit();
                rows.add(new CateringPanel.SplitRow(
                        i + 1,
                        goods.item().product().name().in(language),
                        LineWords.count(line.quantity()) + " ×",
                        line.quantity().amount(),
                        taken,
                        BillParts.isDivisible(line) ? 1 : line.quantity().amount(),
                        taken == 0 ? "0" : LineWords.count(new Quantity(taken, unit))));
            }
        }
        TableOrder table = split.bill().table();
        Money more = split.share().plus(split.rest()).minus(split.whole());
        return new CateringPanel.SplitRows(
                table == null ? "" : table.table(),
                rows,
                split.share().display(),
                split.rest().display(),
                more.isPositive() ? more.display() : null);
    }
}
