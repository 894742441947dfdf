package io.tillstream.topologies.stock;

import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockLots;
import io.tillstream.topologies.ledger.Entry;
import java.util.List;

/** What changes stock. */
sealed interface StockChange {
    /** A sale, accepted once. */
    record Sold(List<Effect> effects) implements StockChange {}

    /** A movement, which may come twice. */
    sealed interface Told extends StockChange {
        String id();

        StoreId store();

        /** What it says of batches and expiry dates. */
        List<Entry<StockLots>> lots();
    }

    /** Goods came or went. */
    record Moved(String id, StoreId store, List<Effect> effects, List<Entry<StockLots>> lots) implements Told {}

    /** Goods were counted, each item once. */
    record Counted(String id, StoreId store, List<ItemCount> counts, List<Entry<StockLots>> lots) implements Told {}
}
