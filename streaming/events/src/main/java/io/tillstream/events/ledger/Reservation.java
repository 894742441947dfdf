package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.Objects;

/**
 * What became of a reservation. Topic {@code aggregate.reservation.v1}, key: the reservation.
 *
 * @param reservation its number
 * @param store where
 * @param gtin the item
 * @param state what became of it
 * @param quantity how much is put aside; 0 unless it is granted
 * @param available what others may still reserve, below 0 when more was sold than there was
 * @param until from when on it lapses
 */
public record Reservation(
        String reservation,
        StoreId store,
        Gtin gtin,
        State state,
        Quantity quantity,
        Quantity available,
        Instant until) {
    /** What became of it; all but the first are final. */
    public enum State {
        GRANTED,
        REFUSED,
        RELEASED,
        COLLECTED,
        LAPSED
    }

    public Reservation {
        Objects.requireNonNull(reservation, "reservation");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(available, "available");
        Objects.requireNonNull(until, "until");
    }
}
