package io.tillstream.events.stock;

import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that arrived at a store.
 *
 * @param id unique in the chain, for example {@code s1-2011-10-03-1}
 * @param store where
 * @param happenedAt when
 * @param businessDate trading day
 * @param assumed true when no delivery note exists and a written rule made it up
 * @param rule the rule's name where assumed, else the delivery note's number
 * @param order the purchase order it delivers, where it names one
 * @param lines what arrived, quantities positive; 1 to 500 lines
 */
public record GoodsReceived(
        String id,
        StoreId store,
        Instant happenedAt,
        LocalDate businessDate,
        boolean assumed,
        String rule,
        @Nullable String order,
        List<StockLine> lines)
        implements StockMovement {
    public GoodsReceived {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(rule, "rule");
        lines = StockLine.linesOf("Delivery " + id, lines);
    }

    /** Of no known order. */
    public GoodsReceived(
            String id,
            StoreId store,
            Instant happenedAt,
            LocalDate businessDate,
            boolean assumed,
            String rule,
            List<StockLine> lines) {
        this(id, store, happenedAt, businessDate, assumed, rule, null, lines);
    }
}
