package io.tillstream.reconciliation;

import io.tillstream.events.purchase.PurchaseOrder;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.wire.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Purchase orders: the last word of each, and all goods that name it. */
final class OrderTrail {
    private final Ledgers ledgers;
    private final Map<String, List<PurchaseOrder>> words = new HashMap<>();
    private final Map<String, List<StockLine>> goods = new HashMap<>();
    private final Set<String> deliveries = new HashSet<>();

    OrderTrail(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    void said(PurchaseOrder word) {
        words.computeIfAbsent(Keys.storeOrder(word.store(), word.order()), ignored -> new ArrayList<>())
                .add(word);
    }

    void moved(StockMovement movement) {
        if (movement instanceof GoodsReceived received
                && received.order() != null
                && deliveries.add(received.store() + "|" + received.id())) {
            goods.computeIfAbsent(Keys.storeOrder(received.store(), received.order()), ignored -> new ArrayList<>())
                    .addAll(received.lines());
        }
    }

    /** Writes down what is ordered, has come and is open. */
    void settle() {
        ledgers.onOrder.each((item, cell) -> {
            cell.set(Ledgers.ON_ORDER_UNITS, 0);
            cell.set(Ledgers.ON_ORDER_ORDERS, 0);
        });
        goods.forEach((order, lines) -> ledgers.orders
                .cell(order)
                .set(
                        Ledgers.ORDER_RECEIVED,
                        lines.stream()
                                .mapToLong(line -> line.quantity().amount())
                                .sum()));
        words.forEach((order, said) -> settle(order, last(said)));
    }

    private static PurchaseOrder last(List<PurchaseOrder> said) {
        return said.stream()
                .max(Comparator.comparing(PurchaseOrder::at)
                        .thenComparing(PurchaseOrder::state)
                        .thenComparing(PurchaseOrder::toString))
                .orElseThrow();
    }

    private void settle(String key, PurchaseOrder order) {
        boolean isOver = order.state() == PurchaseOrder.State.CANCELLED || order.state() == PurchaseOrder.State.CLOSED;
        long ordered = 0;
        long open = 0;
        for (PurchaseOrder.Line line : order.lines()) {
            long come = goods.getOrDefault(key, List.of()).stream()
                    .filter(delivered -> delivered.gtin().equals(line.gtin()))
                    .mapToLong(delivered -> delivered.quantity().amount())
                    .sum();
            long missing = isOver ? 0 : Math.max(0, line.ordered().amount() - come);
            ordered += line.ordered().amount();
            open += missing;
            if (missing > 0) {
                Cell cell = ledgers.onOrder.cell(Keys.storeItem(order.store(), line.gtin()));
                cell.add(Ledgers.ON_ORDER_UNITS, missing);
                cell.add(Ledgers.ON_ORDER_ORDERS, 1);
                cell.countedIn(line.ordered().unit().symbol());
            }
        }
        Cell cell = ledgers.orders.cell(key);
        cell.set(Ledgers.ORDER_ORDERED, ordered);
        cell.set(Ledgers.ORDER_OPEN, open);
    }
}
