package io.tillstream.events.sale;

import io.tillstream.events.Money;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money taken off a line, with what it was given for.
 *
 * @param promotion id of the promotion or campaign
 * @param name its name as printed on the receipt
 * @param decisionId the personal decision that gave it, or absent
 * @param amount how much, with the sign of the line
 * @param approval why and by whose leave, for a discount given by a person
 */
public record Discount(
        String promotion,
        String name,
        @Nullable String decisionId,
        Money amount,
        @Nullable Approval approval) {
    public Discount {
        Objects.requireNonNull(promotion, "promotion");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(amount, "amount");
    }

    /** A discount given by a rule. */
    public Discount(String promotion, String name, @Nullable String decisionId, Money amount) {
        this(promotion, name, decisionId, amount, null);
    }
}
