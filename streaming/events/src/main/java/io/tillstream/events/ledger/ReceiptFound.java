package io.tillstream.events.ledger;

import io.tillstream.events.Source;
import java.util.List;
import java.util.Objects;

/**
 * Where a receipt stands that a till asked for. Topic {@code aggregate.receipt-found.v1}, key: the question.
 *
 * @param question what is answered
 * @param receipt the receipt
 * @param records the sale, then every return of it that has arrived; empty while the sale has not
 */
public record ReceiptFound(String question, Source receipt, List<Place> records) {
    public ReceiptFound {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(receipt, "receipt");
        records = List.copyOf(records);
    }

    /**
     * A place in {@code aggregate.accepted.v1}.
     *
     * @param partition which partition
     * @param offset which offset
     */
    public record Place(int partition, long offset) {}
}
