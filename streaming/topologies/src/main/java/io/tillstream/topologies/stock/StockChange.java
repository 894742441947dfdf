package io.tillstream.topologies.stock;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.topologies.ledger.Entry;
import java.util.List;

/** What changes stock. */
sealed interface StockChange {
    List<Entry<StockOnHand>> entries();

    /** A sale, accepted once. */
    record Sold(List<Entry<StockOnHand>> entries) implements StockChange {}

    /** A delivery or an adjustment, which may come twice. */
    record Moved(String id, StoreId store, List<Entry<StockOnHand>> entries) implements StockChange {}
}
