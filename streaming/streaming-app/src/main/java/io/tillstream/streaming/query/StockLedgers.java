package io.tillstream.streaming.query;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.features.stock.LotOnHand;
import io.tillstream.features.stock.OnHandConfidence;
import io.tillstream.streaming.running.RunningTopologies;
import io.tillstream.topologies.feature.ItemDemands;
import io.tillstream.topologies.purchase.PurchaseOrders;
import io.tillstream.topologies.stock.StockHistory;
import io.tillstream.topologies.stock.StockLedger;
import io.tillstream.topologies.transfer.Transfers;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this instance's ledgers know of goods, as of its latest processed record. */
@Component
class StockLedgers {
    private final RunningTopologies topologies;

    StockLedgers(RunningTopologies topologies) {
        this.topologies = topologies;
    }

    Optional<StockOnHand> stock(String storeItem) {
        return StockLedger.find(topologies.streams(), storeItem);
    }

    Optional<StockHistory.AtTheEndOf> at(StoreId store, Gtin gtin, LocalDate date, @Nullable Instant knownAt) {
        return StockLedger.at(topologies.streams(), store, gtin, date, knownAt);
    }

    List<StockHistory.Counted> counts(StoreId store, Gtin gtin) {
        return StockLedger.counts(topologies.streams(), store, gtin);
    }

    List<LotOnHand> lots(String storeItem) {
        return StockLedger.lots(topologies.streams(), storeItem);
    }

    List<StockLedger.Expiring> expiring(StoreId store, LocalDate before) {
        return StockLedger.expiring(topologies.streams(), store, before);
    }

    /** As of that moment, or of the item's latest movement when none is named. */
    Optional<OnHandConfidence> confidence(String storeItem, @Nullable Instant now) {
        return stock(storeItem)
                .map(stock -> OnHandConfidence.of(
                        stock, ItemDemands.days(topologies.streams(), storeItem), now == null ? stock.asOf() : now));
    }

    Optional<StockLedger.Available> available(String storeItem, @Nullable Instant now) {
        return StockLedger.available(topologies.streams(), storeItem, now);
    }

    Optional<OnOrder> onOrder(String storeItem) {
        return PurchaseOrders.onOrder(topologies.streams(), storeItem);
    }

    Optional<OrderProgress> order(String storeOrder) {
        return PurchaseOrders.find(topologies.streams(), storeOrder);
    }

    Optional<StockTransfer> transfer(String transfer) {
        return Transfers.find(topologies.streams(), transfer);
    }

    List<StockTransfer> unequalTransfers() {
        return Transfers.unequal(topologies.streams());
    }
}
