package io.tillstream.events.stock;

import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Goods that left for another store; until they arrive there they are in transit.
 *
 * @param id unique in the chain
 * @param store where
 * @param happenedAt when
 * @param businessDate trading day
 * @param transfer the transfer's number, the same on both legs
 * @param to the store that is to get them
 * @param lines what was sent, above 0
 */
public record StockSent(
        String id,
        StoreId store,
        Instant happenedAt,
        LocalDate businessDate,
        String transfer,
        StoreId to,
        List<StockLine> lines)
        implements StockMovement {
    public StockSent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(to, "to");
        lines = StockLine.piecesOf("Transfer " + id, lines);
        if (store.equals(to)) {
            throw new IllegalArgumentException("Transfer " + transfer + " goes from " + store + " to itself.");
        }
    }
}
