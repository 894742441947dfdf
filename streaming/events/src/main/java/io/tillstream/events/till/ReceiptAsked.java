package io.tillstream.events.till;

import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import java.time.Instant;
import java.util.Objects;

/**
 * A till asks for a receipt and all that came back of it, because goods are to be returned. Topic {@code
 * fact.receipt-asked.v1}, key: the store that sold.
 *
 * @param question told apart by this from every other
 * @param receipt which receipt
 * @param till who asks
 * @param askedAt when
 */
public record ReceiptAsked(String question, Source receipt, TillId till, Instant askedAt) {
    public ReceiptAsked {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(receipt, "receipt");
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(askedAt, "askedAt");
    }
}
