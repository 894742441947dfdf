package io.tillstream.checkout.table;

import io.tillstream.checkout.pricing.LargestRemainder;
import io.tillstream.events.Money;
import java.util.Arrays;
import java.util.Optional;

/**
 * What each of some guests pays of one bill. The parts sum to it exactly and differ by one coin at most; what no coin can
 * pay is with the last of them.
 *
 * @param total of the bill
 * @param guests how many share it, 2 or more
 * @param coin smallest amount of cash in minor units
 */
public record EqualShares(Money total, int guests, int coin) {
    /**
     * The part that is next.
     *
     * @param guest whose, 1 for the first
     * @param amount what is left of it
     */
    public record Next(int guest, Money amount) {}

    public EqualShares {
        if (guests < 2 || coin < 1 || total.isNegative()) {
            throw new IllegalArgumentException("Cannot share " + total + " among " + guests + " guests in coins of "
                    + coin + "; 2 guests or more, 0 or more to pay.");
        }
    }

    /** Every part, in the order in which they are paid. */
    public long[] parts() {
        long[] equal = new long[guests];
        Arrays.fill(equal, 1);
        long[] parts = LargestRemainder.parts(total.minor() / coin, equal);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.multiplyExact(parts[i], (long) coin);
        }
        parts[guests - 1] += total.minor() % coin;
        return parts;
    }

    /** Who is next after so much was paid, by whomever; nobody when it was everything. */
    public Optional<Next> after(Money paid) {
        long upTo = 0;
        long[] parts = parts();
        for (int i = 0; i < parts.length; i++) {
            upTo = Math.addExact(upTo, parts[i]);
            if (upTo > paid.minor()) {
                return Optional.of(new Next(i + 1, Money.ofMinor(upTo - paid.minor(), total.currency())));
            }
        }
        return Optional.empty();
    }
}
