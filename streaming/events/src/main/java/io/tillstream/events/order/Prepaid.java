package io.tillstream.events.order;

import io.tillstream.events.Money;
import java.util.Objects;

/**
 * What was paid online for an order, and not given back.
 *
 * @param payment the payment's number at the member portal
 * @param amount above 0
 */
public record Prepaid(String payment, Money amount) {
    public Prepaid {
        Objects.requireNonNull(payment, "payment");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Payment " + payment + " is of " + amount + "; more than nothing.");
        }
    }
}
