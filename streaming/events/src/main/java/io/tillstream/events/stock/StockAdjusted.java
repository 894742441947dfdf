package io.tillstream.events.stock;

import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The books corrected by a difference that somebody else worked out. A count is better told as {@link StockCounted}, goods that
 * are gone as {@link StockWrittenOff}.
 *
 * @param id unique in the chain
 * @param store where
 * @param happenedAt when
 * @param businessDate trading day
 * @param reason {@code counted}, {@code expired}, {@code damaged} or {@code own-use}
 * @param lines the change per item, negative where goods are missing; 1 to 500 lines
 */
public record StockAdjusted(
        String id, StoreId store, Instant happenedAt, LocalDate businessDate, String reason, List<StockLine> lines)
        implements StockMovement {
    public StockAdjusted {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(reason, "reason");
        lines = StockLine.linesOf("Adjustment " + id, lines);
    }
}
