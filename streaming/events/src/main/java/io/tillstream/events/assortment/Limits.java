package io.tillstream.events.assortment;

import io.tillstream.events.Money;
import org.jspecify.annotations.Nullable;

/**
 * How often and how much a promotion may give. One use is one discounted unit for the kinds that discount units one by
 * one (percent off, amount off, fixed price), one complete set for the others, and one basket for basket and points
 * kinds.
 *
 * @param usesPerBasket most uses in one basket, or absent
 * @param usesPerMember most uses by one member, ever, or absent
 * @param totalUses most uses in the whole chain, or absent
 * @param totalAmount most money it may give in the whole chain, or absent
 */
public record Limits(
        @Nullable Long usesPerBasket,
        @Nullable Long usesPerMember,
        @Nullable Long totalUses,
        @Nullable Money totalAmount) {
    private static final Limits NONE = new Limits(null, null, null, null);

    public Limits {
        checkPositive("usesPerBasket", usesPerBasket);
        checkPositive("usesPerMember", usesPerMember);
        checkPositive("totalUses", totalUses);
        if (totalAmount != null && !totalAmount.isPositive()) {
            throw new IllegalArgumentException(
                    "Its limit totalAmount is " + totalAmount + "; it has to be above 0, or left out.");
        }
    }

    public static Limits none() {
        return NONE;
    }

    /** Whether giving it needs to be known what other baskets were given: a till must have been granted a part. */
    public boolean spanBaskets() {
        return usesPerMember != null || totalUses != null || totalAmount != null;
    }

    private static void checkPositive(String name, @Nullable Long uses) {
        if (uses != null && uses < 1) {
            throw new IllegalArgumentException(
                    "Its limit " + name + " is " + uses + "; it has to be 1 or more, or left out.");
        }
    }
}
