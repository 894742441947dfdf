package io.tillstream.topologies.purchase;

import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.stock.GoodsReceived;
import java.util.Objects;

/** What changes an order. */
sealed interface OrderChange {
    StoreId store();

    String order();

    OrderBook on(OrderBook before);

    /** It was placed, changed, confirmed, closed or cancelled. */
    record Said(PurchaseOrder word) implements OrderChange {
        @Override
        public StoreId store() {
            return word.store();
        }

        @Override
        public String order() {
            return word.order();
        }

        @Override
        public OrderBook on(OrderBook before) {
            return before.and(word);
        }
    }

    /** Goods came that name it. */
    record Delivered(GoodsReceived delivery) implements OrderChange {
        @Override
        public StoreId store() {
            return delivery.store();
        }

        @Override
        public String order() {
            return Objects.requireNonNull(delivery.order());
        }

        @Override
        public OrderBook on(OrderBook before) {
            return before.and(delivery);
        }
    }
}
