package io.tillstream.checkout.basket;

import io.tillstream.events.sale.AgeCheck;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one basket line.
 *
 * @param price where its price comes from
 * @param discount what a person took off, if anything
 * @param ageCheck how the customer's age was checked, for items that ask for it
 */
public record LineTerms(
        LinePrice price,
        @Nullable ManualDiscount discount,
        @Nullable AgeCheck ageCheck) {
    /** The price book's price, nothing off, no age to check. */
    public static final LineTerms ORDINARY = new LineTerms(new LinePrice.Book(), null, null);

    public LineTerms {
        Objects.requireNonNull(price, "price");
    }

    LineTerms priced(LinePrice newPrice) {
        return new LineTerms(newPrice, discount, ageCheck);
    }

    LineTerms discounted(ManualDiscount newDiscount) {
        return new LineTerms(price, newDiscount, ageCheck);
    }
}
