package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.masterdata.Costs;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.OrderProgress;
import io.tillstream.events.purchase.PurchaseOrder;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders of which goods are still to come, whoever sent them. */
@Component
public final class AwaitedOrders {
    private static final int SHOWN = 200;

    private final OrderProgresses progresses;
    private final OrderFacts facts;
    private final OrderPapers papers;

    AwaitedOrders(OrderProgresses progresses, OrderFacts facts, OrderPapers papers) {
        this.progresses = progresses;
        this.facts = facts;
        this.papers = papers;
    }

    /**
     * An order that is awaited.
     *
     * @param store where its goods go
     * @param number its number
     * @param supplier the name of who delivers, absent where the order is not known here
     * @param expected on which day, absent where nobody has said
     * @param lines item by item
     * @param unitCosts what a piece or a kilogram was ordered at, of the items of which that is known
     */
    public record Awaited(
            StoreId store,
            String number,
            @Nullable LocalText supplier,
            @Nullable LocalDate expected,
            List<OrderProgress.Line> lines,
            Map<Gtin, Money> unitCosts) {
        public Awaited {
            lines = List.copyOf(lines);
            unitCosts = Map.copyOf(unitCosts);
        }

        /** What so much of an item costs as it was ordered; absent where that is not known. */
        public @Nullable Money cost(Gtin gtin, Quantity quantity) {
            Money unitCost = unitCosts.get(gtin);
            return unitCost == null ? null : Costs.of(quantity, unitCost);
        }

        /** How many of its lines something is still to come of. */
        public long open() {
            return lines.stream().filter(line -> line.open().amount() > 0).count();
        }
    }

    /** Those expected soonest first, at most two hundred. */
    public List<Awaited> of(Predicate<StoreId> stores) {
        return progresses
                .all()
                .filter(progress -> stores.test(progress.store()))
                .map(this::awaited)
                .filter(order -> order.open() > 0)
                .sorted(Comparator.comparing(
                                Awaited::expected, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
                        .thenComparing(Awaited::number))
                .limit(SHOWN)
                .toList();
    }

    /** One of them; also where nothing more of it is to come. */
    public Optional<Awaited> of(StoreId store, String number) {
        return progresses.of(store, number).map(this::awaited);
    }

    private Awaited awaited(OrderProgress progress) {
        return new Awaited(
                progress.store(),
                progress.order(),
                facts.of(progress.store(), progress.order())
                        .map(order -> papers.supplier(order.supplier()))
                        .orElse(null),
                progress.expected(),
                progress.lines(),
                facts.of(progress.store(), progress.order())
                        .map(AwaitedOrders::unitCosts)
                        .orElse(Map.of()));
    }

    private static Map<Gtin, Money> unitCosts(PurchaseOrder order) {
        Map<Gtin, Money> unitCosts = new HashMap<>();
        for (PurchaseOrder.Line line : order.lines()) {
            Money unitCost = line.unitCost();
            if (unitCost != null) {
                unitCosts.put(line.gtin(), unitCost);
            }
        }
        return unitCosts;
    }
}
