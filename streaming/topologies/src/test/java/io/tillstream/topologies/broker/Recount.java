package io.tillstream.topologies.broker;

import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ledgers added up once more in the plainest way, in cents and pieces, from the journals alone. */
final class Recount {
    final Map<String, Long> netByStoreHour = new HashMap<>();
    final Map<String, Long> netByItemDay = new HashMap<>();
    final Map<String, Long> soldByItem = new HashMap<>();
    final Map<String, Long> pointsByMember = new HashMap<>();
    final Map<String, Long> basketsByMember = new HashMap<>();
    final Map<String, Long> recordsByTill = new HashMap<>();
    final Map<String, Long> netByTill = new HashMap<>();
    long pointsEntries;

    Recount(List<JournalRecord> journals) {
        for (JournalRecord record : journals) {
            String till =
                    record.fact().source().till() + "|" + record.fact().source().epoch();
            recordsByTill.merge(till, 1L, Long::sum);
            netByTill.merge(till, 0L, Long::sum);
            if (record.fact() instanceof Sale sale) {
                netByTill.merge(till, sale.total().minor(), Long::sum);
                add(sale);
            }
        }
    }

    private void add(Sale sale) {
        String store = sale.source().till().store().value();
        String hour = sale.happenedAt().toString().substring(0, 13) + ":00:00Z";
        for (SaleLine line : sale.lines()) {
            long net = line.net().minor();
            netByStoreHour.merge(store + "|" + hour, net, Long::sum);
            netByItemDay.merge(store + "|" + line.gtin() + "|" + sale.businessDate(), net, Long::sum);
            soldByItem.merge(store + "|" + line.gtin(), line.quantity().amount(), Long::sum);
            if (sale.member() != null && line.points() != 0) {
                pointsByMember.merge(sale.member().value(), line.points(), Long::sum);
                pointsEntries++;
            }
        }
        if (sale.member() != null
                && sale.lines().stream().anyMatch(line -> line.quantity().amount() > 0)) {
            basketsByMember.merge(sale.member().value(), 1L, Long::sum);
        }
    }
}
