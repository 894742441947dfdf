package io.tillstream.topologies.transfer;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.ledger.StockTransfer;
import io.tillstream.events.stock.StockArrived;
import io.tillstream.events.stock.StockLine;
import io.tillstream.events.stock.StockSent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as its legs tell it, each of them once. Where they disagree on the stores, what the sender says stands.
 *
 * @param transfer its number
 * @param seen the legs that were added, by store and id
 * @param sender the two stores by the sender
 * @param receiver the two stores by the receiver
 * @param sentAt when the first goods left
 * @param arrivedAt when the latest came
 * @param sent how much left of each item
 * @param arrived how much came
 */
record Legs(
        String transfer,
        Set<String> seen,
        @Nullable Way sender,
        @Nullable Way receiver,
        @Nullable Instant sentAt,
        @Nullable Instant arrivedAt,
        Map<String, Quantity> sent,
        Map<String, Quantity> arrived) {
    /** From one store to another. */
    record Way(StoreId from, StoreId to) {}

    Legs {
        seen = new TreeSet<>(seen);
        sent = new TreeMap<>(sent);
        arrived = new TreeMap<>(arrived);
    }

    static Legs none(String transfer) {
        return new Legs(transfer, Set.of(), null, null, null, null, Map.of(), Map.of());
    }

    /** With goods that left; the same leg a second time changes nothing. */
    Legs and(StockSent leg) {
        Set<String> more = new TreeSet<>(seen);
        if (!more.add(leg.store() + "|" + leg.id())) {
            return this;
        }
        Instant first = sentAt == null || leg.happenedAt().isBefore(sentAt) ? leg.happenedAt() : sentAt;
        Way way = new Way(leg.store(), leg.to());
        return new Legs(
                transfer, more, first(sender, way), receiver, first, arrivedAt, plus(sent, leg.lines()), arrived);
    }

    /** With goods that came; the same leg a second time changes nothing. */
    Legs and(StockArrived leg) {
        Set<String> more = new TreeSet<>(seen);
        if (!more.add(leg.store() + "|" + leg.id())) {
            return this;
        }
        Instant latest = arrivedAt == null || leg.happenedAt().isAfter(arrivedAt) ? leg.happenedAt() : arrivedAt;
        Way way = new Way(leg.from(), leg.store());
        return new Legs(transfer, more, sender, first(receiver, way), sentAt, latest, sent, plus(arrived, leg.lines()));
    }

    /** One of the two whatever came first, so that order does not matter. */
    private static Way first(@Nullable Way known, Way other) {
        return known == null || other.toString().compareTo(known.toString()) < 0 ? other : known;
    }

    private static Map<String, Quantity> plus(Map<String, Quantity> known, List<StockLine> lines) {
        Map<String, Quantity> sum = new TreeMap<>(known);
        lines.forEach(line -> sum.merge(line.gtin().value(), line.quantity(), Quantity::plus));
        return sum;
    }

    /** What everybody may know of it. */
    StockTransfer told() {
        Way way = sender == null ? receiver : sender;
        if (way == null) {
            throw new IllegalStateException("Transfer " + transfer + " has no leg.");
        }
        Set<String> items = new TreeSet<>(sent.keySet());
        items.addAll(arrived.keySet());
        return new StockTransfer(
                transfer,
                way.from(),
                way.to(),
                sentAt,
                arrivedAt,
                items.stream().map(this::line).toList());
    }

    private StockTransfer.Line line(String item) {
        Quantity left = sent.get(item);
        Quantity came = arrived.get(item);
        if (left != null) {
            return new StockTransfer.Line(Gtin.of(item), left, came == null ? noneLike(left) : came);
        }
        if (came != null) {
            return new StockTransfer.Line(Gtin.of(item), noneLike(came), came);
        }
        throw new IllegalStateException("Transfer " + transfer + " knows nothing of " + item + ".");
    }

    private static Quantity noneLike(Quantity quantity) {
        return new Quantity(0, quantity.unit());
    }
}
