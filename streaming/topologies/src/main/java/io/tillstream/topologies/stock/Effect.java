package io.tillstream.topologies.stock;

import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.wire.Keys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What one line of a sale or of a movement does to an item.
 *
 * @param date its business date
 * @param change what it adds, in the form of the ledger's own aggregate; as of when it happened
 */
record Effect(LocalDate date, StockOnHand change) {
    Effect {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(change, "change");
    }

    String item() {
        return Keys.storeItem(change.store(), change.gtin());
    }

    String day() {
        return Keys.storeItemDay(change.store(), change.gtin(), date);
    }

    /** When it happened, to the millisecond: finer, no two clocks agree. */
    Instant at() {
        return change.asOf().truncatedTo(ChronoUnit.MILLIS);
    }

    /** How much was put in or taken out, without its sign. */
    long handled() {
        return Math.abs(change.onHand().amount());
    }
}
