package io.tillstream.events.reservation;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * Somebody wants goods put aside. All of it is granted or nothing. The same number again is the same question.
 *
 * @param reservation the reservation's number
 * @param store where
 * @param gtin the item
 * @param quantity how much, above 0
 * @param until from when on it lapses, 14 days later at most
 * @param at when it was asked
 */
public record ReservationAsked(
        String reservation, StoreId store, Gtin gtin, Quantity quantity, Instant until, Instant at)
        implements ReservationRequest {
    private static final Duration LONGEST = Duration.ofDays(14);

    public ReservationAsked {
        Objects.requireNonNull(reservation, "reservation");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(at, "at");
        if (quantity.amount() <= 0) {
            throw new IllegalArgumentException("Reservation " + reservation + " asks for " + quantity + "; above 0.");
        }
        if (!at.isBefore(until) || until.isAfter(at.plus(LONGEST))) {
            throw new IllegalArgumentException("Reservation " + reservation + " of " + at + " lapses at " + until
                    + "; after it is asked for, and 14 days later at most.");
        }
    }
}
