package io.tillstream.till.sale;

import io.tillstream.events.OrderId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.sale.OrderPicked;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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

    /**
     * An order is on the screen: what is in it, what is paid, what is still to pay.
     *
     * @param order which
     * @param unheard whether head office was asked for it and said nothing, so that it is handed over without asking next time
     * @param begun what was counted of it so far, or absent
     */
    record Looking(OrderId order, boolean unheard, @Nullable Picking begun) implements OrderStep {
        static Looking at(OrderId order) {
            return new Looking(order, false, null);
        }
    }

    /**
     * Head office is asked whether another till has it.
     *
     * @param order which
     * @param question the number of the asking
     */
    record Asking(OrderId order, long question) implements OrderStep {}

    /**
     * Somebody takes it from the shelves.
     *
     * @param order which
     * @param asOf since when the order has been what is picked
     * @param found pieces or grams of its lines so far
     * @param missing lines of which no more is there
     * @param last the line that something was said of last; 0 for none
     */
    record Picking(OrderId order, Instant asOf, Map<Integer, Long> found, Set<Integer> missing, int last)
            implements OrderStep {
        public Picking {
            found = Map.copyOf(found);
            missing = Set.copyOf(missing);
        }

        static Picking of(CustomerOrder order) {
            return new Picking(order.order(), order.changedAt(), Map.of(), Set.of(), 0);
        }

        /** Whether the lines are still those that were counted; another order's lines have other numbers. */
        public boolean isOf(CustomerOrder now) {
            return asOf.equals(now.changedAt());
        }

        /** The first line that nobody has said anything of, or not enough; empty once there is none. */
        public Optional<OrderLine> nextOpen(CustomerOrder whole) {
            return whole.lines().stream().filter(this::isOpen).findFirst();
        }

        private boolean isOpen(OrderLine line) {
            return !isFull(line) && !missing.contains(line.line());
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
            return whole.lines().stream().filter(this::isOpen).count();
        }

        Picking finding(OrderLine line, long more) {
            Map<Integer, Long> next = new HashMap<>(found);
            next.merge(line.line(), more, Long::sum);
            Set<Integer> fewer = new HashSet<>(missing);
            fewer.remove(line.line());
            return new Picking(order, asOf, next, fewer, line.line());
        }

        /** No more of it is there; said twice, it is looked for again. */
        Picking missing(int line) {
            Set<Integer> next = new HashSet<>(missing);
            if (!next.remove(line)) {
                next.add(line);
            }
            return new Picking(order, asOf, found, next, line);
        }
    }

    /** One step back. */
    default OrderStep back() {
        return switch (this) {
            case Waiting _, Looking _ -> Waiting.ALL;
            case Asking(OrderId order, var _) -> Looking.at(order);
            case Picking picking -> new Looking(picking.order(), false, picking);
        };
    }
}
