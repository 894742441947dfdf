package io.tillstream.reconciliation;

import io.tillstream.events.Source;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.wire.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What was in the drawers, counted again from floats, sales and payouts, and held against what counts and Zs in the journals
 * say. A till works its figures out with other code.
 */
final class Drawers {
    private final Map<String, Drawer> drawers = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    /** One till's, within an epoch; in minor units. */
    private static final class Drawer {
        private long cash;
        private long expectedOfLastCount;
        private long closings;
        private long sold;
        private long takenBack;
    }

    void add(Sale sale) {
        Drawer drawer = of(sale.source());
        sale.tenders().stream()
                .filter(tender -> tender.type() == TenderType.CASH)
                .forEach(tender -> drawer.cash += tender.net().minor());
        sale.lines().forEach(line -> {
            if (line.quantity().amount() > 0) {
                drawer.sold += line.net().minor();
            } else {
                drawer.takenBack -= line.net().minor();
            }
        });
    }

    void add(TenderControl control) {
        long amount = control.amount().minor();
        of(control.source()).cash += switch (control.kind()) {
            case TENDER_LOAN, FUNDS_RECEIPT -> amount;
            case PAID_OUT, TENDER_PICKUP -> -amount;
        };
    }

    void add(ParcelOut parcel) {
        Drawer drawer = of(parcel.source());
        parcel.tenders().stream()
                .filter(tender -> tender.type() == TenderType.CASH)
                .forEach(tender -> drawer.cash += tender.net().minor());
    }

    void add(ParcelSettlement settlement) {
        of(settlement.source()).cash -= settlement.amount().minor();
    }

    void add(TillSettlement settlement) {
        Drawer drawer = of(settlement.source());
        long expected = settlement.replaces() == null ? drawer.cash : drawer.expectedOfLastCount;
        for (TillSettlement.Count count : settlement.tenders()) {
            if (count.type() == TenderType.CASH) {
                compare(
                        settlement.source(),
                        "expected cash",
                        expected,
                        count.expected().minor(),
                        Kind.TENDER);
                drawer.expectedOfLastCount = expected;
                drawer.cash = count.counted().minor();
            }
        }
    }

    void add(Closing closing) {
        Drawer drawer = of(closing.source());
        drawer.closings++;
        Source at = closing.source();
        compare(at, "cash left by Z", drawer.cash, closing.cash().left().minor(), Kind.TENDER);
        compare(at, "number of Z", drawer.closings, closing.number(), Kind.COUNT);
        compare(
                at,
                "grand total of sales",
                drawer.sold,
                closing.grandTotal().sales().minor(),
                Kind.MONEY);
        compare(
                at,
                "grand total of returns",
                drawer.takenBack,
                closing.grandTotal().returns().minor(),
                Kind.MONEY);
    }

    private Drawer of(Source source) {
        return drawers.computeIfAbsent(Keys.tillEpoch(source.till(), source.epoch()), _ -> new Drawer());
    }

    private void compare(Source at, String what, long recounted, long recorded, Kind kind) {
        if (recounted != recorded) {
            differences.add(new Difference(
                    Difference.Where.LEDGER,
                    "journal",
                    at.receiptNumber(),
                    what,
                    kind,
                    at,
                    1,
                    Long.toString(recounted),
                    Long.toString(recorded),
                    recorded - recounted));
        }
    }

    /** Where a count or a Z says something else than the records before it. */
    void compare(Consumer<Difference> found) {
        differences.forEach(found);
    }
}
