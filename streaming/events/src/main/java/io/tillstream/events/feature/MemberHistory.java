package io.tillstream.events.feature;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a member bought lately. Topic {@code feature.member-history.v1}, key: the member, compacted.
 *
 * @param member whose
 * @param baskets the latest {@link #LONGEST} baskets, oldest first, returns left out
 * @param basketsEver how many there were in all
 */
public record MemberHistory(MemberId member, List<Basket> baskets, long basketsEver) {
    /** Baskets kept: more do not change a next-basket score, and every one costs a rewrite of the whole record. */
    public static final int LONGEST = 40;

    public MemberHistory {
        Objects.requireNonNull(member, "member");
        baskets = List.copyOf(baskets);
        if (baskets.size() > LONGEST) {
            throw new IllegalArgumentException(
                    "History of " + member + " has " + baskets.size() + " baskets; at most " + LONGEST + ".");
        }
    }

    /**
     * The different items of one basket.
     *
     * @param store where
     * @param at when
     * @param items each item once, ascending
     * @param offeredInVain items that were offered meanwhile and not taken, ascending; absent for none
     */
    public record Basket(
            StoreId store,
            Instant at,
            List<Gtin> items,
            @Nullable List<Gtin> offeredInVain) {
        public Basket {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(at, "at");
            items = List.copyOf(items);
            offeredInVain = offeredInVain == null || offeredInVain.isEmpty() ? null : List.copyOf(offeredInVain);
        }

        /** A basket beside which nothing was offered in vain. */
        public Basket(StoreId store, Instant at, List<Gtin> items) {
            this(store, at, items, null);
        }

        /** Whether that item was offered and not taken. */
        public boolean wasOfferedInVain(Gtin item) {
            return offeredInVain != null && offeredInVain.contains(item);
        }
    }
}
