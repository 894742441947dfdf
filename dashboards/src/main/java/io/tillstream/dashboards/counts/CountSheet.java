package io.tillstream.dashboards.counts;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as somebody fills it in.
 *
 * @param lines one for each shelf, then places that are free
 * @param wrong what cannot be booked, in the order of the lines
 */
public record CountSheet(List<Line> lines, List<Wrong> wrong) {
    /** As many places are there for shelves that are not on the sheet. */
    public static final int BESIDES = 3;

    public CountSheet {
        lines = List.copyOf(lines);
        wrong = List.copyOf(wrong);
    }

    /**
     * A shelf, as it is written.
     *
     * @param gtin its number, as digits; empty in a place that is free
     * @param item the item, absent where the number is none
     * @param unit in which it is counted
     * @param count how much is there, as written; empty where nobody has counted
     * @param again how much it was the second time, as written
     */
    public record Line(String gtin, @Nullable Gtin item, Quantity.Unit unit, String count, String again) {
        boolean isCounted() {
            return item != null && !count.isEmpty();
        }

        /** What holds: the second count, where there is one. */
        public Quantity holds() {
            return new Quantity(Long.parseLong(again.isEmpty() ? count : again), unit);
        }

        public boolean isInGrams() {
            return unit == Quantity.Unit.GRAM;
        }
    }

    /** What can be wrong with a line. */
    public enum Fault {
        /** An amount, and nothing where the item's number belongs. */
        ITEM_MISSING,
        NO_ITEM,
        NO_COUNT,
        TWICE
    }

    /**
     * A line that cannot be booked.
     *
     * @param number which, from 1
     * @param fault why
     * @param value what was written
     */
    public record Wrong(int number, Fault fault, String value) {}

    /** Those somebody has counted. */
    public List<Line> counted() {
        return lines.stream().filter(Line::isCounted).toList();
    }
}
