package io.tillstream.events.assortment;

import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where a store stands from a business date on, until the date of another such statement. Topic {@code
 * fact.store-grouping.v1}, key: {@code store|from|at}: none replaces another, so that what was known on any day is known for ever.
 * Of two for the same date the one that was made later holds.
 *
 * @param store which
 * @param from the first business date
 * @param region the region it stands in, the lowest of the tree; absent where it stands in none
 * @param groups the free groups it is in, in the order of their ids
 * @param statedOn the business date on which that was said
 * @param at when it was said
 * @param by who said it
 */
public record StoreGrouping(
        StoreId store,
        LocalDate from,
        @Nullable String region,
        List<String> groups,
        LocalDate statedOn,
        Instant at,
        String by) {
    public StoreGrouping {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(statedOn, "statedOn");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(by, "by");
        groups = List.copyOf(new TreeSet<>(groups));
        groups.forEach(StoreGroup::requireId);
        if (region != null) {
            StoreGroup.requireId(region);
        }
    }
}
