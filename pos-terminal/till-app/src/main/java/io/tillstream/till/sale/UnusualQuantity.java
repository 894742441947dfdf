package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about once before it counts: so many pieces, or so much money, at one stroke are rather a slip of the
 * finger than a purchase.
 *
 * @param pieces more of one item are asked about
 * @param amount items worth more, in major units, are asked about; absent where no price is too high to believe
 */
record UnusualQuantity(long pieces, @Nullable BigDecimal amount) {
    /** The question, if what makes the basket longer deserves one. */
    Optional<Stage.AskingQuantity> asks(Basket before, Basket after, ShelfItem item) {
        long more = pieces(after, item) - pieces(before, item);
        Money worth = worth(after).minus(worth(before));
        return more > pieces || isTooMuch(worth)
                ? Optional.of(new Stage.AskingQuantity(after, item, more, worth))
                : Optional.empty();
    }

    private boolean isTooMuch(Money worth) {
        return amount != null
                && BigDecimal.valueOf(worth.minor())
                                .compareTo(amount.multiply(
                                        BigDecimal.valueOf(worth.currency().minorPerMajor())))
                        > 0;
    }

    private static long pieces(Basket basket, ShelfItem item) {
        return basket.liveLines().stream()
                .filter(line -> line.item().gtin().equals(item.gtin()))
                .map(BasketLine::quantity)
                .mapToLong(quantity -> quantity.unit() == Quantity.Unit.EACH ? quantity.amount() : 0)
                .sum();
    }

    private static Money worth(Basket basket) {
        return basket.liveLines().stream()
                .map(BasketLine::gross)
                .reduce(Money.zero(basket.store().currency()), Money::plus);
    }
}
