package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.AgeCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The lines of a basket among themselves: which line goods join, how much of an item there is, how long all may get.
 *
 * @param lines in the order of the first scan, voided ones included
 */
record LinesOnCounter(List<BasketLine> lines) {
    LinesOnCounter {
        lines = List.copyOf(lines);
    }

    /** Those that count, in order. */
    List<BasketLine> live() {
        return lines.stream().filter(line -> !line.voided()).toList();
    }

    /**
     * The line of that number.
     *
     * @param number 1 for the first line
     * @param act what is to be done with it, {@code voided}
     * @throws IllegalArgumentException when there is none, or it was voided
     */
    BasketLine live(int number, String act) {
        if (number < 1 || number > lines.size() || lines.get(number - 1).voided()) {
            throw new IllegalArgumentException("The basket has no line " + number + " that could be " + act + ".");
        }
        return lines.get(number - 1);
    }

    /** All of them, with another line under that number. */
    List<BasketLine> with(int number, BasketLine line) {
        List<BasketLine> next = new ArrayList<>(lines);
        next.set(number - 1, line);
        return next;
    }

    /**
     * All of them, and goods that join their item's line where both may.
     *
     * @throws IllegalArgumentException when a line or all of them get longer than a basket may
     */
    List<BasketLine> joinedBy(BasketLine added) {
        List<BasketLine> next = new ArrayList<>(lines);
        for (int i = 0; i < next.size(); i++) {
            if (next.get(i).joins(added.item()) && added.joins(added.item())) {
                next.set(i, withinLimit(next.get(i).plus(added.quantity())));
                return next;
            }
        }
        if (next.size() >= Basket.MOST_LINES) {
            throw new IllegalArgumentException(
                    "The basket has " + Basket.MOST_LINES + " lines; finish this sale and begin another.");
        }
        next.add(withinLimit(added));
        return next;
    }

    private static BasketLine withinLimit(BasketLine line) {
        long most = line.quantity().unit() == Quantity.Unit.EACH ? Basket.MOST_PIECES : Basket.MOST_GRAMS;
        if (line.quantity().amount() > most) {
            throw new IllegalArgumentException("Item " + line.item().gtin() + " would be in the basket with "
                    + line.quantity() + "; at most " + most + " in one line.");
        }
        return line;
    }

    /** How much of an item there is, in all its lines. */
    Quantity quantityOf(ShelfItem item) {
        return live().stream()
                .filter(line -> line.item().gtin().equals(item.gtin()))
                .map(BasketLine::quantity)
                .reduce(new Quantity(0, item.product().unit()), Quantity::plus);
    }

    /** A check that an earlier line asked for; the customer has not grown younger. */
    Optional<AgeCheck> ageChecked(int minimumAge) {
        return lines.stream()
                .map(line -> line.terms().ageCheck())
                .filter(Objects::nonNull)
                .filter(check -> check.minimumAge() >= minimumAge)
                .findFirst();
    }
}
