package io.tillstream.topologies.stock;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.ledger.StockOnHand.Apart;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.stock.GoodsReceived;
import io.tillstream.events.stock.StockAdjusted;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockCounted;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockMovement;
import io.tillstream.events.stock.StockSent;
import io.tillstream.events.stock.StockWrittenOff;
import io.tillstream.topologies.refusal.RefusedRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What facts mean for stock. */
final class StockFacts {
    private StockFacts() {}

    /** A line that loads a gift card moves no goods. */
    static StockChange.Sold sold(JournalRecord accepted) {
        if (!(accepted.fact() instanceof Sale sale)) {
            return new StockChange.Sold(List.of());
        }
        StoreId store = sale.source().till().store();
        return new StockChange.Sold(sale.lines().stream()
                .filter(line -> !line.loadsGiftCard())
                .map(line -> {
                    Quantity none = none(line.quantity());
                    return new Effect(
                            sale.businessDate(),
                            new StockOnHand(
                                    store,
                                    line.gtin(),
                                    line.quantity().negated(),
                                    none,
                                    line.quantity(),
                                    none,
                                    sale.happenedAt()));
                })
                .toList());
    }

    static StockChange change(@Nullable StockMovement movement) {
        if (movement == null) {
            throw new RefusedRecord("A movement of goods without a value; facts are never deleted.");
        }
        return movement instanceof StockCounted count
                ? new StockChange.Counted(count.id(), count.store(), counts(count), Lots.counted(count))
                : new StockChange.Moved(
                        movement.id(),
                        movement.store(),
                        movement.lines().stream()
                                .map(line -> new Effect(movement.businessDate(), effect(movement, line)))
                                .toList(),
                        Lots.moved(movement));
    }

    /** By how much a line of a movement changes stock. */
    static Quantity signed(StockMovement movement, StockLine line) {
        return switch (movement) {
            case GoodsReceived ignored -> line.quantity();
            case StockAdjusted ignored -> line.quantity();
            case StockArrived ignored -> line.quantity();
            case StockWrittenOff ignored -> line.quantity().negated();
            case StockSent ignored -> line.quantity().negated();
            case StockCounted count -> throw new IllegalArgumentException("Count " + count.id() + " moves nothing.");
        };
    }

    private static StockOnHand effect(StockMovement movement, StockLine line) {
        Quantity change = signed(movement, line);
        Quantity none = none(change);
        return switch (movement) {
            case GoodsReceived received -> received(received, line);
            case StockWrittenOff off -> adjusted(off, line.gtin(), change, new Apart(none, change, none));
            case StockSent sent -> adjusted(sent, line.gtin(), change, new Apart(none, none, change));
            case StockArrived arrived -> adjusted(arrived, line.gtin(), change, new Apart(none, none, change));
            case StockAdjusted adjusted -> adjusted(adjusted, line.gtin(), change, null);
            case StockCounted counted -> adjusted(counted, line.gtin(), none, null);
        };
    }

    private static StockOnHand received(GoodsReceived movement, StockLine line) {
        Quantity none = none(line.quantity());
        return new StockOnHand(
                movement.store(), line.gtin(), line.quantity(), line.quantity(), none, none, movement.happenedAt());
    }

    private static StockOnHand adjusted(StockMovement movement, Gtin gtin, Quantity change, @Nullable Apart ofWhich) {
        Quantity none = none(change);
        Instant at = movement.happenedAt();
        return new StockOnHand(movement.store(), gtin, change, none, none, change, at, ofWhich, null);
    }

    private static List<ItemCount> counts(StockCounted count) {
        Map<Gtin, Quantity> items = new LinkedHashMap<>();
        count.lines().forEach(line -> items.merge(line.gtin(), line.quantity(), Quantity::plus));
        return items.entrySet().stream()
                .map(item -> new ItemCount(
                        count.id(),
                        count.store(),
                        item.getKey(),
                        count.businessDate(),
                        count.happenedAt(),
                        item.getValue()))
                .toList();
    }

    private static Quantity none(Quantity like) {
        return new Quantity(0, like.unit());
    }
}
