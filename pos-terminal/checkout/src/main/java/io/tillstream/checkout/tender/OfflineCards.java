package io.tillstream.checkout.tender;

import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;

/**
 * How much a till takes by card while nobody can be asked: a card that is empty or stolen is found out when the line is
 * back, and the shop bears it.
 *
 * @param perReceiptMinor the most of one payment, in minor units; 0 takes no cards offline
 * @param inAllMinor the most of all such payments since the last one that was asked of the host, in minor units
 */
public record OfflineCards(long perReceiptMinor, long inAllMinor) {
    /** A household's shopping, and ten of them; a shop sets its own. */
    public static final OfflineCards USUAL = new OfflineCards(10_000, 100_000);

    public OfflineCards {
        if (perReceiptMinor < 0 || inAllMinor < 0) {
            throw new IllegalArgumentException("Offline caps are " + perReceiptMinor + " and " + inAllMinor
                    + "; they are amounts, and 0 takes nothing.");
        }
    }

    /** Whether a payment is taken. */
    public sealed interface Verdict {
        /** It is. */
        record Taken() implements Verdict {}

        /** It is more than one payment may be. */
        record TooMuchAtOnce(Money most) implements Verdict {}

        /** It is more than is left of what all may be together. */
        record TooMuchInAll(Money left) implements Verdict {}
    }

    /**
     * Judges a payment.
     *
     * @param takenMinor what was taken so far without asking, in minor units
     */
    public Verdict of(Money amount, long takenMinor) {
        CurrencyUnit currency = amount.currency();
        if (amount.minor() > perReceiptMinor) {
            return new Verdict.TooMuchAtOnce(Money.ofMinor(perReceiptMinor, currency));
        }
        long left = Math.max(0, inAllMinor - takenMinor);
        return amount.minor() > left ? new Verdict.TooMuchInAll(Money.ofMinor(left, currency)) : new Verdict.Taken();
    }
}
