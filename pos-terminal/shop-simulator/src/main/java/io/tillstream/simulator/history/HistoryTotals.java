package io.tillstream.simulator.history;

import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;

/** What the written journals add up to, for the report. */
final class HistoryTotals {
    private long transactions;
    private long lines;
    private long soldMinor;
    private long refundedMinor;
    private long units;
    private long points;

    void add(Sale sale) {
        transactions++;
        for (SaleLine line : sale.lines()) {
            lines++;
            units += line.quantity().amount();
            points += line.points();
            if (line.net().isNegative()) {
                refundedMinor -= line.net().minor();
            } else {
                soldMinor += line.net().minor();
            }
        }
    }

    long transactions() {
        return transactions;
    }

    long lines() {
        return lines;
    }

    long soldMinor() {
        return soldMinor;
    }

    long refundedMinor() {
        return refundedMinor;
    }

    long units() {
        return units;
    }

    long points() {
        return points;
    }
}
