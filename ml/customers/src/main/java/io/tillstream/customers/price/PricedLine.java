package io.tillstream.customers.price;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of goods that somebody paid for.
 *
 * @param member who; absent for a walk-in, who still tells what others do
 * @param on the day
 * @param store where; empty where all are one
 * @param item what
 * @param units above 0
 * @param paid for all of them, above 0
 * @param off what was taken off for a reduction, 0 or more; not a number where the file does not say
 */
public record PricedLine(
        @Nullable String member, LocalDate on, String store, String item, double units, double paid, double off) {
    public PricedLine {
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(item, "item");
        if (!(units > 0) || !(paid >= 0) || off < 0) {
            throw new IllegalArgumentException(
                    units + " of " + item + " for " + paid + " with " + off + " off is no purchase.");
        }
    }
}
