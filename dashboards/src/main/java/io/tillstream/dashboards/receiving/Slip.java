package io.tillstream.dashboards.receiving;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.OrderProgress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as somebody fills it in.
 *
 * @param lines one for each item of the order and each that came besides, then empty ones
 * @param wrong what cannot be booked, in the order of the lines; none where all can be
 */
record Slip(List<Line> lines, List<Wrong> wrong) {
    /** As many places are there for goods that nobody ordered. */
    static final int BESIDES = 3;

    Slip {
        lines = List.copyOf(lines);
        wrong = List.copyOf(wrong);
    }

    /**
     * One item, as it is written.
     *
     * @param gtin its number, as digits; empty in a place that is free
     * @param item the item, absent where the number is none
     * @param ordered how much was ordered, absent for what nobody ordered
     * @param open how much of that is still to come
     * @param count how much came, as written
     * @param expires the last day it may be sold, as written
     * @param batch the maker's lot, as written
     */
    record Line(
            String gtin,
            @Nullable Gtin item,
            @Nullable Quantity ordered,
            @Nullable Quantity open,
            String count,
            String expires,
            String batch) {
        static Line empty() {
            return new Line("", null, null, null, "", "", "");
        }

        static Line of(OrderProgress.Line line) {
            return new Line(line.gtin().value(), line.gtin(), line.ordered(), line.open(), "", "", "");
        }

        public boolean isOnOrder() {
            return ordered != null;
        }
    }

    /** What can be wrong with a line. */
    enum Fault {
        NO_ITEM,
        NO_COUNT,
        NO_DAY,
        NO_BATCH,
        /** Its last day is over; nobody may sell it. */
        EXPIRED,
        /** It keeps for less long than the item's rule demands. */
        SHORT_LIFE,
        /** The item's rule demands a last day, and none is said. */
        NO_LAST_DAY;

        /** Whether somebody may take the goods nevertheless. */
        boolean mayBeTaken() {
            return this == SHORT_LIFE || this == NO_LAST_DAY;
        }
    }

    /**
     * A line that cannot be booked.
     *
     * @param number which, from 1
     * @param fault why
     * @param value what was written
     */
    record Wrong(int number, Fault fault, String value) {}

    /**
     * What differs from the order.
     *
     * @param item the item
     * @param open how much was still to come
     * @param came how much came
     */
    record Difference(Gtin item, Quantity open, Quantity came) {
        public Quantity apart() {
            return new Quantity(missing() + over(), open.unit());
        }

        public long missing() {
            return Math.max(0, open.amount() - came.amount());
        }

        public long over() {
            return Math.max(0, came.amount() - open.amount());
        }
    }

    /** Whether nothing is wrong but what somebody may take nevertheless. */
    public boolean isShortLivedOnly() {
        return !wrong.isEmpty() && wrong.stream().allMatch(each -> each.fault().mayBeTaken());
    }

    /** The same, taken nevertheless. */
    Slip takenAnyway() {
        return new Slip(
                lines, wrong.stream().filter(each -> !each.fault().mayBeTaken()).toList());
    }

    /** An unfilled one for an order. */
    static Slip of(List<OrderProgress.Line> ordered) {
        List<Line> lines = new ArrayList<>(ordered.stream().map(Line::of).toList());
        for (int place = 0; place < BESIDES; place++) {
            lines.add(Line.empty());
        }
        return new Slip(lines, List.of());
    }
}
