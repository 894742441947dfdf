package io.tillstream.dashboards.losses;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.CashierPeriod;
import io.tillstream.events.ledger.Conduct;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cashier did in the periods that are looked at together, beside all others of the store.
 *
 * @param store where
 * @param operator staff code
 * @param who name at the till
 * @param sales receipts that sold something
 * @param counts how often each thing was done
 * @param pointedAt the kinds for which there is a signal
 */
record CashierRow(
        StoreId store,
        String operator,
        String who,
        long sales,
        Map<Conduct.Kind, Long> counts,
        List<Conduct.Kind> pointedAt) {
    CashierRow {
        counts = Map.copyOf(counts);
        pointedAt = List.copyOf(pointedAt);
    }

    /** One row for each cashier of a store, the busiest first. */
    static List<CashierRow> of(StoreId store, List<CashierPeriod> periods, StaffNames names, List<String> signals) {
        Map<String, Long> sales = new TreeMap<>();
        Map<String, Map<Conduct.Kind, Long>> counts = new TreeMap<>();
        for (CashierPeriod period : periods) {
            sales.merge(period.operator(), period.sales(), Long::sum);
            Map<Conduct.Kind, Long> own =
                    counts.computeIfAbsent(period.operator(), _ -> new EnumMap<>(Conduct.Kind.class));
            period.conduct().forEach(done -> own.merge(done.kind(), done.count(), Long::sum));
        }
        List<CashierRow> rows = new ArrayList<>();
        counts.forEach((operator, own) -> rows.add(new CashierRow(
                store,
                operator,
                names.of(operator),
                sales.getOrDefault(operator, 0L),
                own,
                own.keySet().stream()
                        .filter(kind -> signals.contains("CASHIER|" + store + "|" + operator + "|" + kind))
                        .toList())));
        rows.sort(Comparator.comparingLong(CashierRow::sales).reversed().thenComparing(CashierRow::operator));
        return rows;
    }

    public long count(Conduct.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** How often in a thousand sales, in thousandths. */
    public long perThousand(Conduct.Kind kind) {
        return sales == 0 ? 0 : Math.floorDiv(count(kind) * 1_000_000, sales);
    }

    public boolean isPointedAt(Conduct.Kind kind) {
        return pointedAt.contains(kind);
    }
}
