package io.tillstream.topologies.sales;

import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale;
import java.time.LocalDate;

/**
 * A sale, and when it became known.
 *
 * @param sale accepted once
 * @param knownOn the newest trading day that its store had begun when it came
 */
record DatedSale(Sale sale, LocalDate knownOn) {
    /** Whether its day had been reported already. */
    boolean isLate() {
        return knownOn.isAfter(sale.businessDate());
    }

    StoreId store() {
        return sale.source().till().store();
    }
}
