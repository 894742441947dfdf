package io.tillstream.checkout.basket;

import java.time.Instant;
import java.util.Objects;

/**
 * When a basket was opened, and by which promotions it is priced from then on. What head office tells meanwhile holds for
 * the next customer.
 *
 * @param at when
 * @param promotions those known then
 */
public record Opening(Instant at, SavingsRule promotions) {
    public Opening {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(promotions, "promotions");
    }
}
