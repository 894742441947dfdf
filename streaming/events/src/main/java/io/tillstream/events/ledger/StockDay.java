package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What moved of an item on one business date, by the hour in which head office recorded it: what was known when can be asked for
 * ever, and what arrives late is a line of its own. Topic {@code aggregate.stock-day.v1}, key: {@code store|gtin|date}.
 *
 * @param store the store
 * @param gtin the item
 * @param date the business date
 * @param moved all movements of the day, by the hour of recording, ascending
 * @param counts the day's counts, earliest first
 * @param times when it moved; absent where only counts are known, and in days that were kept before there were times
 */
public record StockDay(
        StoreId store,
        Gtin gtin,
        LocalDate date,
        List<Moved> moved,
        List<Count> counts,
        @Nullable Times times) {
    public StockDay {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(date, "date");
        moved = List.copyOf(moved);
        counts = List.copyOf(counts);
    }

    /** Of which no times are known. */
    public StockDay(StoreId store, Gtin gtin, LocalDate date, List<Moved> moved, List<Count> counts) {
        this(store, gtin, date, moved, counts, null);
    }

    /**
     * When the day's movements happened.
     *
     * @param first the earliest
     * @param last the latest
     * @param arrived the earliest that put something in: a delivery, a return; absent when all took something out
     */
    public record Times(
            Instant first, Instant last, @Nullable Instant arrived) {
        public Times {
            Objects.requireNonNull(first, "first");
            Objects.requireNonNull(last, "last");
        }

        /** The times of both together, in whichever order. */
        public Times and(Times other) {
            return new Times(
                    earlier(first, other.first),
                    last.isAfter(other.last) ? last : other.last,
                    arrived == null || other.arrived == null
                            ? (arrived == null ? other.arrived : arrived)
                            : earlier(arrived, other.arrived));
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    /**
     * Movements recorded in one hour.
     *
     * @param recorded the hour's beginning
     * @param change by how much stock changed
     * @param handled the same added up without signs
     */
    public record Moved(Instant recorded, Quantity change, long handled) {
        public Moved {
            Objects.requireNonNull(recorded, "recorded");
            Objects.requireNonNull(change, "change");
        }
    }

    /**
     * A count.
     *
     * @param id its id
     * @param at when it was counted
     * @param counted how much was there
     * @param recorded the beginning of the hour in which it was recorded
     * @param after what of the day moved after it, by the hour of recording, ascending
     */
    public record Count(String id, Instant at, Quantity counted, Instant recorded, List<Moved> after) {
        public Count {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(counted, "counted");
            Objects.requireNonNull(recorded, "recorded");
            after = List.copyOf(after);
        }
    }
}
