package io.tillstream.dashboards.orders;

import io.tillstream.dashboards.masterdata.Costs;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.purchase.PurchaseOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order that was sent.
 *
 * @param store where the goods go
 * @param number unique in the store
 * @param supplier who is to deliver, its code
 * @param delivery when
 * @param sentBy who sent it; empty where it came from another system
 * @param sentAt when, business time
 * @param cancelledAt when it was cancelled, absent while it stands
 * @param lines what was ordered
 */
record SentOrder(
        StoreId store,
        String number,
        String supplier,
        LocalDate delivery,
        String sentBy,
        Instant sentAt,
        @Nullable Instant cancelledAt,
        List<Line> lines) {
    SentOrder {
        lines = List.copyOf(lines);
    }

    /**
     * One item.
     *
     * @param gtin the item
     * @param ordered how much
     * @param packs how many whole packs that is, 0 where it is no whole number of them
     * @param unitCost what a piece or a kilogram costs, absent where nobody knew
     */
    record Line(
            Gtin gtin,
            Quantity ordered,
            int packs,
            @Nullable Money unitCost) {
        /** What all of it costs, absent where nobody knew. */
        public @Nullable Money cost() {
            return unitCost == null ? null : Costs.of(ordered, unitCost);
        }
    }

    /** What the lines with a cost come to; absent where none has one. */
    public @Nullable Money cost() {
        return lines.stream()
                .map(Line::cost)
                .flatMap(Stream::ofNullable)
                .reduce(Money::plus)
                .orElse(null);
    }

    /** How many lines have no cost. */
    public long withoutCost() {
        return lines.stream().filter(line -> line.unitCost() == null).count();
    }

    /** One that came from another system. */
    static SentOrder of(PurchaseOrder order) {
        return new SentOrder(
                order.store(),
                order.order(),
                order.supplier(),
                order.expected(),
                "",
                order.at(),
                order.state() == PurchaseOrder.State.CANCELLED ? order.at() : null,
                order.lines().stream()
                        .map(line -> new Line(line.gtin(), line.ordered(), 0, line.unitCost()))
                        .toList());
    }

    /** Whether it was sent from here, so that it can be cancelled here. */
    public boolean isOurs() {
        return !sentBy.isEmpty();
    }

    /** What the log is told of it. */
    PurchaseOrder word(PurchaseOrder.State state, Instant at) {
        return new PurchaseOrder(
                number,
                store,
                supplier,
                at,
                state,
                delivery,
                lines.stream()
                        .map(line -> new PurchaseOrder.Line(line.gtin(), line.ordered(), line.unitCost()))
                        .toList());
    }
}
