package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What persons take off, after the promotions: first each line's own discount, then the basket's, spread over all. */
final class ManualSavings {
    private ManualSavings() {}

    static List<List<Saving>> after(List<List<Saving>> promotions, Basket basket, List<BasketLine> lines) {
        List<List<Saving>> savings = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            savings.add(withOwn(promotions.get(i), lines.get(i)));
        }
        ManualDiscount whole = basket.discount();
        if (whole == null) {
            return savings;
        }
        List<Money> left = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Money net = left(savings.get(i), lines.get(i));
            left.add(lines.get(i).allowsDiscount() ? net : Money.zero(net.currency()));
        }
        Money sum = left.stream().reduce(Money.zero(basket.store().currency()), Money::plus);
        if (sum.isZero()) {
            return savings;
        }
        List<Money> shares =
                Rounding.spread(whole.off(sum), left.stream().map(Money::minor).toList());
        for (int i = 0; i < lines.size(); i++) {
            savings.set(i, with(savings.get(i), saving(whole, shares.get(i))));
        }
        return savings;
    }

    private static List<Saving> withOwn(List<Saving> promotions, BasketLine line) {
        ManualDiscount own = line.terms().discount();
        return own == null || !line.allowsDiscount()
                ? promotions
                : with(promotions, saving(own, own.off(left(promotions, line))));
    }

    private static Money left(List<Saving> savings, BasketLine line) {
        return savings.stream().map(Saving::amount).reduce(line.gross(), Money::minus);
    }

    private static Optional<Saving> saving(ManualDiscount discount, Money amount) {
        return amount.isPositive()
                ? Optional.of(
                        new Saving(ManualDiscount.PROMOTION, ManualDiscount.NAME, null, amount, discount.approval()))
                : Optional.empty();
    }

    private static List<Saving> with(List<Saving> savings, Optional<Saving> more) {
        return Stream.concat(savings.stream(), more.stream()).toList();
    }
}
