package io.tillstream.events.stock;

import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Goods of another store that arrived, counted as they were unpacked; where that is not what was sent, the transfer shows it.
 *
 * @param id unique in the chain
 * @param store where
 * @param happenedAt when
 * @param businessDate trading day
 * @param transfer the transfer's number, the same on both legs
 * @param from the store that sent them
 * @param lines what arrived, above 0
 */
public record StockArrived(
        String id,
        StoreId store,
        Instant happenedAt,
        LocalDate businessDate,
        String transfer,
        StoreId from,
        List<StockLine> lines)
        implements StockMovement {
    public StockArrived {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(from, "from");
        lines = StockLine.piecesOf("Transfer " + id, lines);
        if (store.equals(from)) {
            throw new IllegalArgumentException("Transfer " + transfer + " goes from " + store + " to itself.");
        }
    }
}
