package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Approval;
import java.util.Objects;

/** Something a person takes off a line or a basket, after every promotion. */
public sealed interface ManualDiscount {
    /** The promotion id under which it stands in a sale. */
    String PROMOTION = "manual";

    /** What it is called on screen and paper. */
    LocalText NAME = new LocalText("Discount", "折扣", "折扣");

    /** Why, and by whose leave. */
    Approval approval();

    /** What it takes off an amount; never more than that. */
    Money off(Money amount);

    /**
     * A share.
     *
     * @param percent 1 to 100
     * @param approval why, and by whose leave
     */
    record Percent(int percent, Approval approval) implements ManualDiscount {
        public Percent {
            Objects.requireNonNull(approval, "approval");
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("A discount of " + percent + " % is outside 1 to 100.");
            }
        }

        @Override
        public Money off(Money amount) {
            return Rounding.scaled(amount, percent, 100);
        }
    }

    /**
     * An amount.
     *
     * @param amount above 0
     * @param approval why, and by whose leave
     */
    record Amount(Money amount, Approval approval) implements ManualDiscount {
        public Amount {
            Objects.requireNonNull(approval, "approval");
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("A discount of " + amount + " takes nothing off.");
            }
        }

        @Override
        public Money off(Money whole) {
            return amount.compareTo(whole) <= 0 ? amount : whole;
        }
    }
}
