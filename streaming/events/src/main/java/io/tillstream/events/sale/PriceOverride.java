package io.tillstream.events.sale;

import io.tillstream.events.Money;
import java.util.Objects;

/**
 * A unit price that a person set in place of the price book's (ARTS: RetailPriceModifier).
 *
 * @param original what the price book said
 * @param approval why, and who allowed it
 */
public record PriceOverride(Money original, Approval approval) {
    public PriceOverride {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(approval, "approval");
    }
}
