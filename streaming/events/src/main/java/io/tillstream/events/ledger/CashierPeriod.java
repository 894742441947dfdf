package io.tillstream.events.ledger;

import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What one cashier did at the tills of one store in four weeks. Topic {@code aggregate.cashier-period.v1}, key:
 * {@code store|from|operator}.
 *
 * @param store the store
 * @param operator staff code
 * @param from the Monday on which the four weeks begin, by trading days
 * @param sales receipts that sold something: against so many the rest is measured
 * @param conduct what was done at least once, in the order of its kinds
 */
public record CashierPeriod(StoreId store, String operator, LocalDate from, long sales, List<Conduct> conduct) {
    /** Days of a period: long enough for rare things to be counted, short enough for a change to show. */
    public static final int DAYS = 28;

    public CashierPeriod {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(from, "from");
        conduct = List.copyOf(conduct);
    }
}
