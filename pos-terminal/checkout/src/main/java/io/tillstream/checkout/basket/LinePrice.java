package io.tillstream.checkout.basket;

import io.tillstream.events.Money;
import io.tillstream.events.sale.Approval;
import java.util.Objects;

/** Where the price of a basket line comes from. */
public sealed interface LinePrice {
    /** From the price book. */
    record Book() implements LinePrice {}

    /**
     * From the item's barcode; it wins over the price book and nothing is taken off it.
     *
     * @param amount what the whole line costs
     */
    record Embedded(Money amount) implements LinePrice {
        public Embedded {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("A code cannot hold a negative price of " + amount + ".");
            }
        }
    }

    /**
     * Set by a person.
     *
     * @param unitPrice per piece or kilogram, in place of the price book's
     * @param approval why, and by whose leave
     */
    record Overridden(Money unitPrice, Approval approval) implements LinePrice {
        public Overridden {
            Objects.requireNonNull(approval, "approval");
            if (unitPrice.isNegative()) {
                throw new IllegalArgumentException("A price cannot be set to " + unitPrice + "; 0 or more.");
            }
        }
    }

    /**
     * Money loaded onto a gift card: a debt of the shop, not a price.
     *
     * @param amount how much
     * @param account the card's account
     */
    record Loaded(Money amount, String account) implements LinePrice {
        public Loaded {
            Objects.requireNonNull(account, "account");
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("A gift card is loaded with more than " + amount + ".");
            }
        }
    }
}
