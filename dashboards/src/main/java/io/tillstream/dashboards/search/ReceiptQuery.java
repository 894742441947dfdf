package io.tillstream.dashboards.search;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which receipts. Absent means any.
 *
 * @param stores in one of these
 * @param till at this till
 * @param from happened at or after
 * @param until happened before
 * @param gtins with one of these items; empty means any
 * @param lines which of their lines
 * @param member of this member
 */
public record ReceiptQuery(
        @Nullable Set<StoreId> stores,
        @Nullable TillId till,
        @Nullable Instant from,
        @Nullable Instant until,
        List<Gtin> gtins,
        Lines lines,
        @Nullable MemberId member) {
    /** Which lines are asked for. */
    public enum Lines {
        ALL,
        RETURNED,
        DISCOUNTED
    }

    public ReceiptQuery {
        stores = stores == null ? null : Set.copyOf(stores);
        gtins = List.copyOf(gtins);
    }

    /** Whether single lines are wanted instead of whole receipts. */
    public boolean isForLines() {
        return !gtins.isEmpty() || lines != Lines.ALL;
    }
}
