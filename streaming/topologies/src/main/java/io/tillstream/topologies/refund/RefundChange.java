package io.tillstream.topologies.refund;

import io.tillstream.events.ledger.LineRefunds;
import io.tillstream.events.ledger.ReceiptFound.Place;
import io.tillstream.events.sale.Sale;
import java.time.LocalDate;

/** What changes the refunds of a store's sales. */
sealed interface RefundChange {
    /** A sale of the store, accepted once. */
    record Sold(Sale sale) implements RefundChange {}

    /**
     * A line that came back, in this store or in another; on its way between the two it is on an internal topic.
     *
     * @param part what it adds to the line
     * @param businessDate trading day of the return
     * @param place where the return stands
     */
    record CameBack(LineRefunds part, LocalDate businessDate, Place place) implements RefundChange {}
}
