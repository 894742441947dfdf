package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goods on their way from one store to another, or how they arrived. Topic {@code aggregate.transfer.v1}, key: the transfer.
 *
 * @param transfer its number
 * @param from who sends
 * @param to who is to get them
 * @param sentAt when the first of them left, unless only their arrival is known
 * @param arrivedAt when the latest of them arrived; absent while all are in transit
 * @param lines item by item
 */
public record StockTransfer(
        String transfer,
        StoreId from,
        StoreId to,
        @Nullable Instant sentAt,
        @Nullable Instant arrivedAt,
        List<Line> lines) {
    public StockTransfer {
        Objects.requireNonNull(transfer, "transfer");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        lines = List.copyOf(lines);
    }

    /**
     * One item.
     *
     * @param gtin the item
     * @param sent what left
     * @param arrived what arrived; less is in transit or lost, more was not told when it left
     */
    public record Line(Gtin gtin, Quantity sent, Quantity arrived) {
        public Line {
            Objects.requireNonNull(gtin, "gtin");
            Objects.requireNonNull(sent, "sent");
            Objects.requireNonNull(arrived, "arrived");
        }
    }
}
