package io.tillstream.events.reservation;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * The goods have waited long enough: what of the item is reserved until that moment or an earlier one lapses, unless it was
 * collected or given up before. Said by whoever asked for them, since the ledger has no clock of its own.
 *
 * @param reservation the reservation that is due; others of the item may be, too
 * @param store where
 * @param gtin the item
 * @param at the moment
 */
public record ReservationDue(String reservation, StoreId store, Gtin gtin, Instant at) implements ReservationRequest {
    public ReservationDue {
        Objects.requireNonNull(reservation, "reservation");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(at, "at");
    }
}
