package io.tillstream.checkout.basket;

import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.Discount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Money taken off a line.
 *
 * @param promotion the promotion or campaign
 * @param name its name, for screen and paper
 * @param decisionId the personal decision, or absent
 * @param amount how much, above 0
 * @param approval why and by whose leave, where a person gave it
 */
public record Saving(
        String promotion,
        LocalText name,
        @Nullable String decisionId,
        Money amount,
        @Nullable Approval approval) {
    public Saving {
        Objects.requireNonNull(promotion, "promotion");
        Objects.requireNonNull(name, "name");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Promotion " + promotion + " saves " + amount + "; more than nothing.");
        }
    }

    /** What a rule gives. */
    public Saving(String promotion, LocalText name, @Nullable String decisionId, Money amount) {
        this(promotion, name, decisionId, amount, null);
    }

    Saving of(Money share) {
        return new Saving(promotion, name, decisionId, share, approval);
    }

    Discount inSale(Language language) {
        return new Discount(promotion, name.in(language), decisionId, amount, approval);
    }
}
