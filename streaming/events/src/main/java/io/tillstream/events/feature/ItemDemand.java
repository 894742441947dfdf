package io.tillstream.events.feature;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What an item sold lately in a store. Topic {@code feature.item-demand.v1}, key: {@code store|gtin}, compacted.
 *
 * @param store where
 * @param gtin the item
 * @param days the business dates with sales among the latest {@link #LONGEST}, ascending
 */
public record ItemDemand(StoreId store, Gtin gtin, List<Day> days) {
    /** Days kept: eight weeks, so that every weekday occurs eight times. */
    public static final int LONGEST = 56;

    public ItemDemand {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        days = List.copyOf(days);
    }

    /**
     * One day's sales.
     *
     * @param on the business date
     * @param sold pieces or grams that left the shelf; returns do not reduce demand
     * @param lines in how many sale lines
     */
    public record Day(LocalDate on, long sold, long lines) {
        public Day {
            Objects.requireNonNull(on, "on");
        }
    }
}
