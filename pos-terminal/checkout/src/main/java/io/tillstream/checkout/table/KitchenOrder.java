package io.tillstream.checkout.table;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.KitchenMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a table has ordered and the kitchen does not know yet. */
public final class KitchenOrder {
    private KitchenOrder() {}

    /** What the kitchen has still to be told of a line: pieces or grams; less than 0 for a cancellation. */
    public static long unsent(BasketLine line) {
        long wanted = line.voided() ? 0 : line.quantity().amount();
        return wanted - line.terms().kitchen().sent();
    }

    public static boolean isUnsent(Basket basket) {
        return basket.lines().stream().anyMatch(line -> unsent(line) != 0);
    }

    /** Whether anything of it is being made. */
    public static boolean isInTheKitchen(Basket basket) {
        return basket.lines().stream().anyMatch(line -> line.terms().kitchen().sent() > 0);
    }

    /** The basket with the kitchen told of all of it. */
    public static Basket sent(Basket basket) {
        return with(
                basket,
                basket.lines().stream()
                        .map(line -> marked(
                                line,
                                line.terms()
                                        .kitchen()
                                        .told(
                                                line.voided()
                                                        ? 0
                                                        : line.quantity().amount())))
                        .toList());
    }

    /**
     * The basket with a note on what the kitchen does not know yet of a line; what it knows becomes a line before it.
     *
     * @param number 1 for the first line
     * @return empty where there is no such line, or the kitchen knows all of it
     */
    public static Optional<Basket> noted(Basket basket, int number, String note) {
        if (number < 1 || number > basket.lines().size()) {
            return Optional.empty();
        }
        BasketLine line = basket.lines().get(number - 1);
        KitchenMark mark = line.terms().kitchen();
        long open = unsent(line);
        boolean canBeCut = line.quantity().unit() == Quantity.Unit.EACH;
        if (line.voided() || open <= 0 || (mark.sent() > 0 && !canBeCut)) {
            return Optional.empty();
        }
        List<BasketLine> lines = new ArrayList<>(basket.lines());
        if (mark.sent() == 0) {
            lines.set(number - 1, marked(line, mark.noting(note)));
        } else {
            lines.set(number - 1, pieces(line, mark.sent(), mark));
            lines.add(number, pieces(line, open, mark.of(0).noting(note)));
        }
        return Optional.of(with(basket, lines));
    }

    private static BasketLine pieces(BasketLine line, long amount, KitchenMark mark) {
        return new BasketLine(
                line.item(), Quantity.each(amount), false, line.terms().cooked(mark));
    }

    private static BasketLine marked(BasketLine line, KitchenMark mark) {
        return line.with(line.terms().cooked(mark));
    }

    private static Basket with(Basket basket, List<BasketLine> lines) {
        return new Basket(
                basket.store(),
                basket.opening(),
                lines,
                basket.member(),
                basket.offer(),
                basket.discount(),
                basket.coupons());
    }
}
