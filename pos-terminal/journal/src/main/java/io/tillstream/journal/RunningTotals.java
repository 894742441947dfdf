package io.tillstream.journal;

import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TillTransaction;

/**
 * What an epoch has sold and taken back so far, in minor units of the store's currency. Neither is ever reset.
 *
 * @param salesMinor sum of the nets of all lines that sold something
 * @param returnsMinor sum of the nets of all lines that gave something back, as a positive number
 */
record RunningTotals(long salesMinor, long returnsMinor) {
    static final RunningTotals NONE = new RunningTotals(0, 0);

    RunningTotals plus(TillTransaction fact) {
        if (!(fact instanceof Sale sale)) {
            return this;
        }
        long sales = salesMinor;
        long returns = returnsMinor;
        for (SaleLine line : sale.lines()) {
            if (line.quantity().amount() > 0) {
                sales = Math.addExact(sales, line.net().minor());
            } else {
                returns = Math.subtractExact(returns, line.net().minor());
            }
        }
        return new RunningTotals(sales, returns);
    }
}
