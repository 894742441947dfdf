package io.tillstream.checkout.promotion;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.util.Objects;
import java.util.Set;

/**
 * A basket line as the engine looks at it.
 *
 * @param number its number in the basket
 * @param gtin the item
 * @param category its category
 * @param tags words it is marked with
 * @param quantity 1 to {@value #MOST_QUANTITY} pieces or grams
 * @param unitPrice per piece or per kilogram, 0 to {@value #MOST_MINOR} minor units
 * @param floor the least a piece or kilogram may cost after discounts; zero where there is no such price
 * @param protection whether promotions may touch it
 */
public record CountedLine(
        int number,
        Gtin gtin,
        String category,
        Set<String> tags,
        Quantity quantity,
        Money unitPrice,
        Money floor,
        Protection protection) {
    public static final long MOST_QUANTITY = 1_000_000_000L;
    public static final long MOST_MINOR = 1_000_000_000_000L;

    public CountedLine {
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(protection, "protection");
        tags = Set.copyOf(tags);
        if (quantity.amount() < 1 || quantity.amount() > MOST_QUANTITY) {
            throw new IllegalArgumentException("Line " + number + " of item " + gtin + " has quantity " + quantity
                    + "; 1 to " + MOST_QUANTITY + ".");
        }
        if (unitPrice.isNegative() || unitPrice.minor() > MOST_MINOR) {
            throw new IllegalArgumentException("Line " + number + " of item " + gtin + " costs " + unitPrice + "; 0 to "
                    + MOST_MINOR + " minor units.");
        }
        if (floor.isNegative() || !floor.currency().equals(unitPrice.currency())) {
            throw new IllegalArgumentException("Line " + number + " of item " + gtin + " has a floor of " + floor
                    + "; 0 or more, in " + unitPrice.currency() + ".");
        }
        try {
            Rounding.gross(unitPrice, quantity);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "Line " + number + " of item " + gtin + ": " + quantity + " at " + unitPrice
                            + " is more money than can be counted; split the sale.",
                    e);
        }
    }

    /** What it costs before discounts. */
    public Money gross() {
        return Rounding.gross(unitPrice, quantity);
    }

    boolean isWeighed() {
        return quantity.unit() == Quantity.Unit.GRAM;
    }
}
