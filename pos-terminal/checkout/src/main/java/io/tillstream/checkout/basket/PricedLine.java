package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.Points;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SaleLine.PriceSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a basket with its amounts.
 *
 * @param number 1, 2, 3, …
 * @param line what is sold
 * @param gross quantity times unit price
 * @param savings what was taken off, each above 0
 * @param net gross minus the savings, not negative
 * @param tax its share of its group's tax
 * @param points what it earns its member; 0 without one
 * @param depositOf the line whose deposit this is
 */
public record PricedLine(
        int number,
        BasketLine line,
        Money gross,
        List<Saving> savings,
        Money net,
        Money tax,
        long points,
        @Nullable Integer depositOf) {
    /** The tax group of what is not taxed because it is no sale of goods: money loaded onto a card. */
    public static final String NOT_TAXED = "none";

    public PricedLine {
        savings = List.copyOf(savings);
        Money left = savings.stream().map(Saving::amount).reduce(gross, Money::minus);
        if (!left.equals(net) || net.isNegative()) {
            throw new IllegalArgumentException(
                    "Line " + number + " of item " + line.item().gtin() + " costs " + gross + " and nets " + net
                            + " after " + savings.size() + " discounts that leave " + left + ".");
        }
    }

    /** Every live line, each followed by its deposit, before tax. */
    static List<PricedLine> untaxed(
            List<BasketLine> live, List<List<Saving>> savings, List<Long> extraPoints, Basket basket) {
        List<PricedLine> lines = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            BasketLine line = live.get(i);
            lines.add(untaxed(lines.size() + 1, line, savings.get(i), extraPoints.get(i), basket, null));
            ShelfItem deposit = line.item().deposit();
            if (deposit != null) {
                BasketLine deposited = new BasketLine(deposit, line.quantity(), false);
                lines.add(untaxed(lines.size() + 1, deposited, List.of(), 0, basket, lines.size()));
            }
        }
        return lines;
    }

    private static PricedLine untaxed(
            int number,
            BasketLine line,
            List<Saving> savings,
            long extraPoints,
            Basket basket,
            @Nullable Integer depositOf) {
        Money net = savings.stream().map(Saving::amount).reduce(line.gross(), Money::minus);
        boolean earns = basket.member() != null
                && depositOf == null
                && !line.item().product().sellingRules().giftCard();
        return new PricedLine(
                number,
                line,
                line.gross(),
                savings,
                net,
                Money.zero(net.currency()),
                earns ? Math.addExact(Points.earned(net, basket.store().pointsPerMajor()), extraPoints) : 0,
                depositOf);
    }

    PricedLine taxedWith(Money share) {
        return new PricedLine(number, line, gross, savings, net, share, points, depositOf);
    }

    boolean isTaxed() {
        return !(line.terms().price() instanceof LinePrice.Loaded);
    }

    String taxGroup() {
        return isTaxed() ? line.item().product().taxGroup() : NOT_TAXED;
    }

    /** What was taken off in all. */
    public Money saved() {
        return gross.minus(net);
    }

    /** This line as it stands in a sale, its discounts named in the language of the receipt. */
    public SaleLine sold(Language language) {
        LinePrice price = line.terms().price();
        return new SaleLine(
                number,
                line.item().gtin(),
                line.quantity(),
                line.unitPrice(),
                source(price),
                gross,
                savings.stream().map(saving -> saving.inSale(language)).toList(),
                net,
                taxGroup(),
                tax,
                points,
                null,
                price instanceof LinePrice.Overridden(Money _, var approval)
                        ? new PriceOverride(line.item().unitPrice(), approval)
                        : null,
                line.terms().ageCheck(),
                depositOf,
                price instanceof LinePrice.Loaded(Money _, String account) ? account : null,
                price instanceof LinePrice.Loaded ? null : line.item().merchandise());
    }

    private static PriceSource source(LinePrice price) {
        return switch (price) {
            case LinePrice.Book _, LinePrice.Loaded _ -> PriceSource.PRICE_BOOK;
            case LinePrice.Embedded _ -> PriceSource.EMBEDDED_IN_CODE;
            case LinePrice.Overridden _ -> PriceSource.OVERRIDDEN;
        };
    }
}
