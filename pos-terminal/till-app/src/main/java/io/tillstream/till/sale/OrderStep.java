package io.tillstream.till.sale;

import io.tillstream.events.OrderId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.sale.OrderPicked;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far something with members' orders has come. */
public sealed interface OrderStep {
    /**
     * Nothing is under way: the list is on the screen.
     *
     * @param done what was put aside just now, or absent
     */
    record Waiting(@Nullable OrderPicked done) implements OrderStep {
        static final Waiting ALL = new Waiting(null);
    }

    /** An order is on the screen: what is in it, what is paid, what is still to pay. */
    record Looking(OrderId order) implements OrderStep {}

    /**
     * Somebody takes it from the shelves.
     *
     * @param order which
     * @param found pieces or grams of its lines so far
     * @param missing lines of which no more is there
     */
    record Picking(OrderId order, Map<Integer, Long> found, Set<Integer> missing) implements OrderStep {
        public Picking {
            found = Map.copyOf(found);
            missing = Set.copyOf(missing);
        }

        static Picking of(OrderId order) {
            return new Picking(order, Map.of(), Set.of());
        }

        /** How much of a line is there. */
        public long found(OrderLine line) {
            return found.getOrDefault(line.line(), 0L);
        }

        boolean isFull(OrderLine line) {
            return found(line) >= line.quantity().amount();
        }

        /** How many lines nobody has said anything of, or not enough. */
        public long open(CustomerOrder whole) {
            return whole.lines().stream()
                    .filter(line -> !isFull(line) && !missing.contains(line.line()))
                    .count();
        }

        Picking finding(OrderLine line, long more) {
            Map<Integer, Long> next = new HashMap<>(found);
            next.merge(line.line(), more, Long::sum);
            Set<Integer> fewer = new HashSet<>(missing);
            fewer.remove(line.line());
            return new Picking(order, next, fewer);
        }

        /** No more of it is there; said twice, it is looked for again. */
        Picking missing(int line) {
            Set<Integer> next = new HashSet<>(missing);
            if (!next.remove(line)) {
                next.add(line);
            }
            return new Picking(order, found, next);
        }
    }

    /** One step back. */
    default OrderStep back() {
        return switch (this) {
            case Waiting _, Looking _ -> Waiting.ALL;
            case Picking(OrderId order, var _, var _) -> new Looking(order);
        };
    }
}
