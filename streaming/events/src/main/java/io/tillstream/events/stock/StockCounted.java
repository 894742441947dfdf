package io.tillstream.events.stock;

import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What was counted on the shelf. The ledger works out by how much the books were wrong at that instant; sales that arrive
 * later and happened before it change that difference and not what was counted.
 *
 * @param id unique in the chain
 * @param store where
 * @param happenedAt when
 * @param businessDate trading day
 * @param lines how much is there of each item, 0 or more; an item on several lines is one count, batch by batch
 */
public record StockCounted(String id, StoreId store, Instant happenedAt, LocalDate businessDate, List<StockLine> lines)
        implements StockMovement {
    public StockCounted {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        lines = StockLine.linesOf("Count " + id, lines);
        if (lines.stream().anyMatch(line -> line.quantity().amount() < 0)) {
            throw new IllegalArgumentException("Count " + id + " found less than nothing; 0 or more.");
        }
    }
}
