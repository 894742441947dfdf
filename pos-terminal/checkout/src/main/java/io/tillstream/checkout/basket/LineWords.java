package io.tillstream.checkout.basket;

import io.tillstream.events.Language;
import io.tillstream.events.Quantity;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a basket as the cashier reads it; {@code templates/till/line.html} draws it.
 *
 * @param number its place in the basket, from 1
 * @param name the item's
 * @param quantity {@code 2 ×} or {@code 0.750 kg ×}
 * @param unitPrice of one
 * @param amount of the line, before its discounts; empty while the basket has no price
 * @param savings what was taken off, each by its name
 */
public record LineWords(
        int number, String name, String quantity, String unitPrice, String amount, List<SavingWords> savings) {
    public LineWords {
        savings = List.copyOf(savings);
    }

    /**
     * Something taken off.
     *
     * @param name as printed
     * @param amount with its minus
     */
    public record SavingWords(String name, String amount) {}

    /** Of a line and, where there is one, its price. */
    public static LineWords of(int number, BasketLine line, @Nullable PricedLine priced, Language language) {
        return new LineWords(
                number,
                line.item().product().name().in(language),
                count(line.quantity()) + " ×",
                line.unitPrice().display(),
                priced == null ? "" : priced.gross().display(),
                priced == null
                        ? List.of()
                        : priced.savings().stream()
                                .map(saving -> new SavingWords(
                                        saving.name().in(language),
                                        saving.amount().negated().display()))
                                .toList());
    }

    /** {@code 2} or {@code 0.750 kg}. */
    public static String count(Quantity quantity) {
        return switch (quantity.unit()) {
            case EACH -> Long.toString(quantity.amount());
            case GRAM -> BigDecimal.valueOf(quantity.amount(), 3).toPlainString() + " kg";
        };
    }
}
