package io.tillstream.topologies.purchase;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OnOrder;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.stock.GoodsReceived;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An order and the deliveries that name it: the latest word of the order and the sum of the deliveries, in whichever order they
 * come.
 *
 * @param store where the goods go
 * @param order its number
 * @param latest how it stands; absent while only goods have come
 * @param deliveries the ids of the deliveries in {@code received}
 * @param received how much has come of each item
 */
record OrderBook(
        StoreId store,
        String order,
        @Nullable PurchaseOrder latest,
        Set<String> deliveries,
        Map<String, Quantity> received) {
    /** Two words of one instant are told apart somehow, so that all who read them agree on the last. */
    private static final Comparator<PurchaseOrder> EARLIER = Comparator.comparing(PurchaseOrder::at)
            .thenComparing(PurchaseOrder::state)
            .thenComparing(PurchaseOrder::toString);

    OrderBook {
        deliveries = new TreeSet<>(deliveries);
        received = new TreeMap<>(received);
    }

    static OrderBook empty(StoreId store, String order) {
        return new OrderBook(store, order, null, Set.of(), Map.of());
    }

    /** With a word of the order; one of before the latest changes nothing. */
    OrderBook and(PurchaseOrder word) {
        boolean isOld = latest != null && EARLIER.compare(word, latest) <= 0;
        return isOld ? this : new OrderBook(store, order, word, deliveries, received);
    }

    /** With a delivery; the same a second time changes nothing. */
    OrderBook and(GoodsReceived delivery) {
        Set<String> more = new TreeSet<>(deliveries);
        if (!more.add(delivery.id())) {
            return this;
        }
        Map<String, Quantity> sum = new TreeMap<>(received);
        delivery.lines().forEach(line -> sum.merge(line.gtin().value(), line.quantity(), Quantity::plus));
        return new OrderBook(store, order, latest, more, sum);
    }

    /** How far it is. */
    OrderProgress progress() {
        List<OrderProgress.Line> lines = new ArrayList<>();
        Map<String, Quantity> unordered = new TreeMap<>(received);
        for (PurchaseOrder.Line line : latest == null ? List.<PurchaseOrder.Line>of() : latest.lines()) {
            Quantity come = unordered.remove(line.gtin().value());
            Quantity here = come == null ? new Quantity(0, line.ordered().unit()) : come;
            lines.add(new OrderProgress.Line(line.gtin(), line.ordered(), here, open(line, here)));
        }
        unordered.forEach((item, come) -> {
            Quantity none = new Quantity(0, come.unit());
            lines.add(new OrderProgress.Line(Gtin.of(item), none, come, none));
        });
        PurchaseOrder.State state = latest == null ? null : latest.state();
        return new OrderProgress(store, order, state, latest == null ? null : latest.expected(), lines);
    }

    private Quantity open(PurchaseOrder.Line line, Quantity come) {
        Quantity missing = line.ordered().plus(come.negated());
        boolean isAwaited = latest != null && latest.awaited() && missing.amount() > 0;
        return isAwaited ? missing : new Quantity(0, missing.unit());
    }

    /** The items it is about. */
    Set<Gtin> items() {
        Set<Gtin> items = new TreeSet<>(Comparator.comparing(Gtin::value));
        progress().lines().forEach(line -> items.add(line.gtin()));
        return items;
    }

    /** What is to come of an item, if anything is. */
    Optional<OnOrder.Awaited> awaited(Gtin item) {
        PurchaseOrder word = latest;
        if (word == null) {
            return Optional.empty();
        }
        return progress().lines().stream()
                .filter(line -> line.gtin().equals(item) && line.open().amount() > 0)
                .findFirst()
                .map(line -> new OnOrder.Awaited(
                        order, word.expected(), word.state() == PurchaseOrder.State.CONFIRMED, line.open()));
    }
}
