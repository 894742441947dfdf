package io.tillstream.decisions;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import java.util.Objects;

/** What a till knows of an item's stock in its own store. */
public sealed interface ShelfStock {
    /** Answers for one item; asked while the customer waits, so from memory. */
    @FunctionalInterface
    interface Lookup {
        ShelfStock of(Gtin gtin);
    }

    /** The store does not sell the item: it has no price there. */
    record NotSold() implements ShelfStock {}

    /** The store sells the item and keeps no books of it, or none have arrived: no reason to withhold an offer. */
    record Unknown() implements ShelfStock {}

    /**
     * The books say so much is left.
     *
     * @param quantity may be negative where the books are wrong
     */
    record OnHand(Quantity quantity) implements ShelfStock {
        public OnHand {
            Objects.requireNonNull(quantity, "quantity");
        }
    }
}
