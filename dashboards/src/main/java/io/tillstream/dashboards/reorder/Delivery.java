package io.tillstream.dashboards.reorder;

import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.decision.ReorderProposal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be ordered of one supplier until one cut-off, or all that has none.
 *
 * @param key what is ordered together; absent without a cut-off
 * @param supplier its name; absent without a cut-off
 * @param cutOff until when and for when; absent where none is known
 * @param rows the most expensive of it
 * @param stake how many there are in all, and what is at stake
 */
record Delivery(
        @Nullable Key key,
        @Nullable LocalText supplier,
        @Nullable CutOff cutOff,
        List<WorkListRow> rows,
        Stake stake) {
    Delivery {
        rows = List.copyOf(rows);
    }

    /** How many there are in all. */
    public int count() {
        return stake.count();
    }

    /** What is at stake in all; empty where currencies differ. */
    public Optional<Money> atRisk() {
        return stake.money();
    }

    /**
     * Until when an order comes with a delivery.
     *
     * @param until the first instant that is too late
     * @param store by whose clock it is told
     * @param day of the delivery
     * @param today whether it passes on the day that it is now in that store
     * @param left from now until it passes
     */
    record CutOff(Instant until, StoreId store, LocalDate day, boolean today, Duration left) {
        /** Whole seconds left, for the browser to count down. */
        public long seconds() {
            return left.toSeconds();
        }
    }

    /** What goes to a supplier together: one order until one instant for one day. */
    record Key(Instant until, String supplier, LocalDate day) implements Comparable<Key> {
        /** That of a proposal; empty where no cut-off is known. */
        static Optional<Key> of(ReorderProposal proposal) {
            Instant until = proposal.orderUntil();
            String supplier = proposal.supplier();
            return until == null || supplier == null
                    ? Optional.empty()
                    : Optional.of(new Key(until, supplier, proposal.nextDelivery()));
        }

        @Override
        public int compareTo(Key other) {
            int byInstant = until.compareTo(other.until);
            int bySupplier = byInstant == 0 ? supplier.compareTo(other.supplier) : byInstant;
            return bySupplier == 0 ? day.compareTo(other.day) : bySupplier;
        }
    }
}
