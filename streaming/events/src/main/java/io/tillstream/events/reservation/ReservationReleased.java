package io.tillstream.events.reservation;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * Nobody wants the goods any more.
 *
 * @param reservation the reservation's number
 * @param store where
 * @param gtin the item
 * @param at when it was given up
 */
public record ReservationReleased(String reservation, StoreId store, Gtin gtin, Instant at)
        implements ReservationRequest {
    public ReservationReleased {
        Objects.requireNonNull(reservation, "reservation");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(at, "at");
    }
}
