package io.tillstream.topologies.purchase;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OnOrder.Awaited;
import io.tillstream.topologies.refusal.RefusedRecord;
import io.tillstream.wire.Keys;
import io.tillstream.wire.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Books words and deliveries of orders, and what is still to come of each item. */
final class OrderPosting extends ContextualProcessor<String, OrderChange, String, byte[]> {
    private static final Comparator<Awaited> EARLIEST_FIRST =
            Comparator.comparing(Awaited::expected).thenComparing(Awaited::order);

    private @Nullable KeyValueStore<String, OrderBook> orders;
    private @Nullable KeyValueStore<String, OnOrder> items;

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        orders = context.getStateStore(PurchaseOrders.STORE);
        items = context.getStateStore(PurchaseOrders.ON_ORDER);
    }

    @Override
    public void process(Record<String, OrderChange> change) {
        if (change.value() == null || orders == null || items == null) {
            throw new RefusedRecord("A fact of an order without a value; facts are never deleted.");
        }
        OrderChange told = change.value();
        if (!told.store().value().equals(change.key())) {
            throw new RefusedRecord("Order " + told.order() + " of store " + told.store() + " came with key "
                    + change.key() + "; orders are keyed by their store.");
        }
        String key = Keys.storeOrder(told.store(), told.order());
        OrderBook known = orders.get(key);
        OrderBook before = known == null ? OrderBook.empty(told.store(), told.order()) : known;
        OrderBook after = told.on(before);
        if (after.equals(before)) {
            return;
        }
        // Everything that can fail comes before the first is written.
        byte[] progress = Topics.ORDER_PROGRESS.values().serializer().serialize("", after.progress());
        Map<Gtin, Optional<OnOrder>> changed = changed(before, after, items);
        orders.put(key, after);
        context().forward(new Record<>(key, progress, change.timestamp()), PurchaseOrders.PROGRESS_OUT);
        changed.forEach((item, onOrder) -> put(Keys.storeItem(told.store(), item), onOrder, items, change.timestamp()));
    }

    private static Map<Gtin, Optional<OnOrder>> changed(
            OrderBook before, OrderBook after, KeyValueStore<String, OnOrder> items) {
        Map<Gtin, Optional<OnOrder>> changed = new LinkedHashMap<>();
        before.items().forEach(item -> changed.put(item, Optional.empty()));
        after.items().forEach(item -> changed.put(item, Optional.empty()));
        changed.keySet().removeIf(item -> before.awaited(item).equals(after.awaited(item)));
        changed.replaceAll((item, none) -> {
            OnOrder known = items.get(Keys.storeItem(after.store(), item));
            List<Awaited> orders = new ArrayList<>(known == null ? List.of() : known.orders());
            orders.removeIf(awaited -> awaited.order().equals(after.order()));
            after.awaited(item).ifPresent(orders::add);
            orders.sort(EARLIEST_FIRST);
            return orders.stream()
                    .map(Awaited::open)
                    .reduce(Quantity::plus)
                    .map(sum -> new OnOrder(after.store(), item, sum, orders));
        });
        return changed;
    }

    @SuppressWarnings("NullAway") // a tombstone: Kafka's own word for a key that is void from now on
    private void put(String key, Optional<OnOrder> onOrder, KeyValueStore<String, OnOrder> items, long timestamp) {
        if (onOrder.isEmpty()) {
            items.delete(key);
            context().forward(new Record<>(key, null, timestamp), PurchaseOrders.ON_ORDER_OUT);
            return;
        }
        items.put(key, onOrder.get());
        byte[] bytes = Topics.ON_ORDER.values().serializer().serialize("", onOrder.get());
        context().forward(new Record<>(key, bytes, timestamp), PurchaseOrders.ON_ORDER_OUT);
    }
}
