package io.tillstream.topologies.purchase;

import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.topologies.ledger.StateForm;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Topics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * What of purchase orders has come and what is still to come. Orders and deliveries are both keyed by store.
 *
 * <pre>
 * in   purchase-order  s1  PO-17 ordered: 48 ea of …457      out  s1|PO-17  48 open    s1|…457  48 on order
 * in   stock           s1  received "s1-1" of PO-17: 36 ea   out  s1|PO-17  12 open    s1|…457  12 on order
 * in   stock           s1  received "s1-1" again             out  nothing
 * in   purchase-order  s1  PO-17 closed                      out  s1|PO-17  none open  s1|…457  deleted
 * </pre>
 *
 * Duplicates: a delivery counts once by its id, and a word of an order that is not later than the latest changes nothing. Late facts:
 * goods that come before their order wait for it; the order counts them when it is told. Orders are kept, so this state grows with them.
 */
public final class PurchaseOrders {
    static final String STORE = "purchase-orders";

    static final String ON_ORDER = "on-order";

    static final String PROGRESS_OUT = "purchase-orders-out";

    static final String ON_ORDER_OUT = "on-order-out";

    private PurchaseOrders() {}

    public static void build(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), StateForm.of(OrderBook.class))
                .withCachingEnabled());
        builder.addStateStore(Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(ON_ORDER), Serdes.String(), Topics.ON_ORDER.values())
                .withCachingEnabled());
        KStream<String, OrderChange> said = builder.stream(
                        Topics.PURCHASE_ORDER.name(),
                        Consumed.with(Topics.PURCHASE_ORDER.keys(), Topics.PURCHASE_ORDER.values())
                                .withName("purchase-order-words"))
                .mapValues(
                        word -> {
                            if (word == null) {
                                throw new RefusedRecord("An order without a value; facts are never deleted.");
                            }
                            return new OrderChange.Said(word);
                        },
                        Named.as("purchase-order-said"));
        KStream<String, OrderChange> delivered = builder.stream(
                        Topics.STOCK.name(),
                        Consumed.with(Topics.STOCK.keys(), Topics.STOCK.values())
                                .withName("stock-movements"))
                // The stock ledger refuses an empty movement and one under another store's key, by name.
                .flatMapValues(PurchaseOrders::delivered, Named.as("purchase-order-delivered"))
                .filter(
                        (store, change) -> change.store().value().equals(store),
                        Named.as("purchase-order-delivered-to-the-store"));
        KStream<String, byte[]> booked = said.merge(delivered, Named.as("purchase-order-changes"))
                .process(OrderPosting::new, Named.as("book-purchase-orders"), STORE, ON_ORDER);
        booked.to(
                Topics.ORDER_PROGRESS.name(),
                Produced.with(Serdes.String(), Serdes.ByteArray()).withName(PROGRESS_OUT));
        booked.to(
                Topics.ON_ORDER.name(),
                Produced.with(Serdes.String(), Serdes.ByteArray()).withName(ON_ORDER_OUT));
    }

    private static List<OrderChange> delivered(StockMovement movement) {
        return movement instanceof GoodsReceived goods && goods.order() != null
                ? List.of(new OrderChange.Delivered(goods))
                : List.of();
    }

    /** How far the order {@code store|order} is. */
    public static Optional<OrderProgress> find(KafkaStreams streams, String storeOrder) {
        ReadOnlyKeyValueStore<String, OrderBook> store =
                streams.store(StoreQueryParameters.fromNameAndType(STORE, QueryableStoreTypes.keyValueStore()));
        return Optional.ofNullable(store.get(storeOrder)).map(OrderBook::progress);
    }

    /** What is still to come of {@code store|gtin}. */
    public static Optional<OnOrder> onOrder(KafkaStreams streams, String storeItem) {
        ReadOnlyKeyValueStore<String, OnOrder> store =
                streams.store(StoreQueryParameters.fromNameAndType(ON_ORDER, QueryableStoreTypes.keyValueStore()));
        return Optional.ofNullable(store.get(storeItem));
    }
}
