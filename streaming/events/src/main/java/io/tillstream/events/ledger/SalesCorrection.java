package io.tillstream.events.ledger;

import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What a store learned on one trading day about an earlier one that it had reported already. Topic
 * {@code aggregate.sales-correction.v1}, key: {@code store|date|knownOn}. A day as it was known on a later one is its live
 * trade plus the corrections up to then.
 *
 * @param store the store
 * @param businessDate the day that was reported
 * @param knownOn the trading day that the store had begun when these sales came
 * @param trade what they come to
 * @param receipts which they are, the first {@value #NAMED} in the order of their numbers
 */
public record SalesCorrection(
        StoreId store, LocalDate businessDate, LocalDate knownOn, Trade trade, List<Source> receipts) {
    /** So many receipts are named; the trade counts all. */
    public static final int NAMED = 100;

    public SalesCorrection {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(trade, "trade");
        receipts = List.copyOf(receipts);
        if (!knownOn.isAfter(businessDate)) {
            throw new IllegalArgumentException("Sales of " + businessDate + " that were known on " + knownOn
                    + " correct nothing: that day had not been reported yet.");
        }
        if (receipts.size() > NAMED) {
            throw new IllegalArgumentException(
                    "A correction names " + receipts.size() + " receipts; at most " + NAMED + ".");
        }
    }
}
