package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.SaleLine;
import java.util.List;

/**
 * What one line gives back for some of its goods: by cumulative floor of what was paid, less what was given before.
 *
 * @param sold the line
 * @param before what came back of it earlier
 * @param quantity pieces or grams that come back now, at most what is left
 */
record LineRefund(SaleLine sold, GivenBack before, long quantity) {
    Money net() {
        return share(sold.net(), before.net());
    }

    Money tax() {
        return share(sold.tax(), before.tax());
    }

    long points() {
        return sold.points() <= 0
                ? 0
                : Math.max(0, Rounding.cumulativeFloor(sold.points(), after(), whole()) - before.points());
    }

    private Money share(Money paid, Money given) {
        long due = Rounding.cumulativeFloor(paid.minor(), after(), whole()) - given.minor();
        return Money.ofMinor(Math.max(0, due), paid.currency());
    }

    /** Rounded up, so that with one discount the share of the price before it is again price times pieces. */
    private List<Discount> discounts() {
        return sold.discounts().stream().map(this::share).toList();
    }

    private Discount share(Discount given) {
        long minor = Rounding.cumulativeCeiling(given.amount().minor(), after(), whole())
                - Rounding.cumulativeCeiling(given.amount().minor(), Math.min(before.quantity(), whole()), whole());
        return new Discount(
                given.promotion(),
                given.name(),
                given.decisionId(),
                Money.ofMinor(-minor, given.amount().currency()),
                given.approval());
    }

    /** The line of a return; everything on it is negative. */
    SaleLine returned(int number, Source sale) {
        List<Discount> discounts = discounts();
        Money net = net().negated();
        return new SaleLine(
                number,
                sold.gtin(),
                new Quantity(-quantity, sold.quantity().unit()),
                sold.unitPrice(),
                sold.priceSource(),
                discounts.stream().map(Discount::amount).reduce(net, Money::plus),
                discounts,
                net,
                sold.taxGroup(),
                tax().negated(),
                -points(),
                new SaleLine.ReturnedLine(sale, sold.line()),
                null,
                null,
                null,
                sold.giftCard());
    }

    private long after() {
        return Math.min(whole(), Math.addExact(before.quantity(), quantity));
    }

    private long whole() {
        return sold.quantity().amount();
    }
}
