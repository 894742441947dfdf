package io.tillstream.events.feature;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the books of an item in a store had nothing lately. Topic {@code feature.empty-shelf.v1}, key: {@code store|gtin},
 * compacted; there is no record of an item that was always there.
 *
 * @param store where
 * @param gtin the item
 * @param gaps among the business dates of the latest {@link ItemDemand#LONGEST} days on which the item moved, earliest first
 */
public record EmptyShelf(StoreId store, Gtin gtin, List<Gap> gaps) {
    public EmptyShelf {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        gaps = List.copyOf(gaps);
    }

    /**
     * A time without goods.
     *
     * @param from when the last of them left
     * @param until when some came; absent while nothing has
     */
    public record Gap(Instant from, @Nullable Instant until) {
        public Gap {
            Objects.requireNonNull(from, "from");
            if (until != null && !from.isBefore(until)) {
                throw new IllegalArgumentException("A shelf is empty from " + from + " until " + until + ".");
            }
        }
    }
}
