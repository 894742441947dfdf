package io.tillstream.checkout.basket;

import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.KitchenMark;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one basket line.
 *
 * @param price where its price comes from
 * @param discount what a person took off, if anything
 * @param ageCheck how the customer's age was checked, for items that ask for it
 * @param kitchen what the kitchen knows of it
 */
public record LineTerms(
        LinePrice price,
        @Nullable ManualDiscount discount,
        @Nullable AgeCheck ageCheck,
        KitchenMark kitchen) {
    /** The price book's price, nothing off, no age to check. */
    public static final LineTerms ORDINARY = new LineTerms(new LinePrice.Book(), null, null);

    public LineTerms {
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(kitchen, "kitchen");
    }

    /** Of which no kitchen knows. */
    public LineTerms(LinePrice price, @Nullable ManualDiscount discount, @Nullable AgeCheck ageCheck) {
        this(price, discount, ageCheck, KitchenMark.NOTHING);
    }

    /** With what the kitchen knows from now on. */
    public LineTerms cooked(KitchenMark mark) {
        return new LineTerms(price, discount, ageCheck, mark);
    }

    LineTerms priced(LinePrice newPrice) {
        return new LineTerms(newPrice, discount, ageCheck, kitchen);
    }

    LineTerms discounted(ManualDiscount newDiscount) {
        return new LineTerms(price, newDiscount, ageCheck, kitchen);
    }
}
