package io.tillstream.dashboards.rollout;

import io.tillstream.events.LocalText;
import io.tillstream.events.till.ReceiptText;
import java.time.Instant;

/**
 * What is to stand on receipts.
 *
 * @param from from when
 * @param head under the store's name, empty for nothing
 * @param foot at the end, empty for the till's own thanks
 */
record PrintedText(Instant from, LocalText head, LocalText foot) {
    /** As a till is told it. */
    ReceiptText of(long rollOut) {
        return new ReceiptText(rollOut, from, head, foot);
    }
}
