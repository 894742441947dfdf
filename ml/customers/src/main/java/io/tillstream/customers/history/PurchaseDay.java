package io.tillstream.customers.history;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A day on which a member bought something.
 *
 * @param on the day
 * @param amount what was spent, less what came back on it; any currency, but one
 * @param kinds how many different things, 0 where nobody noted it
 */
public record PurchaseDay(LocalDate on, double amount, int kinds) {
    public PurchaseDay {
        Objects.requireNonNull(on, "on");
        if (!Double.isFinite(amount) || kinds < 0) {
            throw new IllegalArgumentException("On " + on + " " + amount + " was spent on " + kinds + " kinds.");
        }
    }
}
