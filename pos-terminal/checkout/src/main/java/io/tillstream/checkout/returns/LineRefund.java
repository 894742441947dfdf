package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.SaleLine;
import java.util.ArrayList;
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

    /** What comes back now of what a promotion took off, counted positive. */
    Money promotion(String promotion) {
        long whole = whole();
        long back = sold.discounts().stream()
                .filter(given -> given.promotion().equals(promotion) && given.decisionId() == null)
                .filter(given -> given.approval() == null && given.amount().isPositive())
                .mapToLong(given -> Rounding.cumulativeFloor(given.amount().minor(), after(), whole)
                        - Rounding.cumulativeFloor(given.amount().minor(), Math.min(before.quantity(), whole), whole))
                .sum();
        return Money.ofMinor(back, sold.net().currency());
    }

    private Money share(Money paid, Money given) {
        long due = Rounding.cumulativeFloor(paid.minor(), after(), whole()) - given.minor();
        return Money.ofMinor(Math.max(0, due), paid.currency());
    }

    /** All of them together are rounded up, so that the share of the price before them is again price times pieces. */
    private List<Discount> discounts() {
        List<Long> before = sharesOf(Math.min(this.before.quantity(), whole()));
        List<Long> after = sharesOf(after());
        List<Discount> discounts = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            Discount given = sold.discounts().get(i);
            discounts.add(new Discount(
                    given.promotion(),
                    given.name(),
                    given.decisionId(),
                    Money.ofMinor(before.get(i) - after.get(i), given.amount().currency()),
                    given.approval()));
        }
        return discounts;
    }

    /** What belongs to the first pieces, by discount: the last one's share of what all take off, then that of the one before. */
    private List<Long> sharesOf(long pieces) {
        List<Long> shares = new ArrayList<>();
        long all = sold.discounts().stream()
                .mapToLong(given -> given.amount().minor())
                .sum();
        long off = Rounding.cumulativeCeiling(all, pieces, whole());
        for (Discount given : sold.discounts().reversed()) {
            long others = all - given.amount().minor();
            long left = others == 0 ? 0 : Rounding.cumulativeCeiling(others, off, all);
            shares.addFirst(off - left);
            all = others;
            off = left;
        }
        return shares;
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
                sold.giftCard(),
                sold.merchandise());
    }

    private long after() {
        return Math.min(whole(), Math.addExact(before.quantity(), quantity));
    }

    private long whole() {
        return sold.quantity().amount();
    }
}
