package io.tillstream.events.stock;

import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Goods that left the shelf and were not sold.
 *
 * @param id unique in the chain
 * @param store where
 * @param happenedAt when
 * @param businessDate trading day
 * @param reason why
 * @param lines what is gone, above 0
 */
public record StockWrittenOff(
        String id, StoreId store, Instant happenedAt, LocalDate businessDate, Reason reason, List<StockLine> lines)
        implements StockMovement {
    /** Why goods are written off. */
    public enum Reason {
        DAMAGED,
        EXPIRED,
        STOLEN,
        OWN_USE
    }

    public StockWrittenOff {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(reason, "reason");
        lines = StockLine.piecesOf("Write-off " + id, lines);
    }
}
