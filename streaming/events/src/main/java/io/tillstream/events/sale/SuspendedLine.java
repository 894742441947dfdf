package io.tillstream.events.sale;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a basket that was put aside: what is needed to go on with it at the prices of a later moment.
 *
 * @param gtin the item
 * @param quantity pieces or grams, above 0
 * @param voided whether it had been taken out again
 * @param unitPrice the price book's, when it was put aside
 * @param inCode what the whole line costs by its code, or absent
 * @param override the unit price that a person set, or absent
 * @param loaded what is loaded onto a gift card, or absent
 * @param reduction what a person took off, or absent
 * @param ageCheck how the customer's age was checked, or absent
 * @param kitchen what the kitchen knows of it, or absent
 */
public record SuspendedLine(
        Gtin gtin,
        Quantity quantity,
        boolean voided,
        Money unitPrice,
        @Nullable Money inCode,
        @Nullable SetPrice override,
        @Nullable CardLoad loaded,
        @Nullable Reduction reduction,
        @Nullable AgeCheck ageCheck,
        @Nullable KitchenMark kitchen) {
    /**
     * A price set by a person.
     *
     * @param unitPrice per piece or kilogram
     * @param approval why, and who allowed it
     */
    public record SetPrice(Money unitPrice, Approval approval) {
        public SetPrice {
            Objects.requireNonNull(unitPrice, "unitPrice");
            Objects.requireNonNull(approval, "approval");
        }
    }

    /**
     * Money for a gift card.
     *
     * @param amount how much
     * @param account the card's account
     */
    public record CardLoad(Money amount, String account) {
        public CardLoad {
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(account, "account");
        }
    }

    /**
     * What a person took off a line or a basket: a share or an amount.
     *
     * @param percent the share, or absent
     * @param amount the amount, or absent
     * @param approval why, and who allowed it
     */
    public record Reduction(
            @Nullable Integer percent, @Nullable Money amount, Approval approval) {
        public Reduction {
            Objects.requireNonNull(approval, "approval");
            if ((percent == null) == (amount == null)) {
                throw new IllegalArgumentException(
                        "A reduction of " + percent + " % and " + amount + " is not one of the two.");
            }
        }
    }

    /** A line of which no kitchen knows. */
    public SuspendedLine(
            Gtin gtin,
            Quantity quantity,
            boolean voided,
            Money unitPrice,
            @Nullable Money inCode,
            @Nullable SetPrice override,
            @Nullable CardLoad loaded,
            @Nullable Reduction reduction,
            @Nullable AgeCheck ageCheck) {
        this(gtin, quantity, voided, unitPrice, inCode, override, loaded, reduction, ageCheck, null);
    }

    public SuspendedLine {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(unitPrice, "unitPrice");
    }
}
