package io.tillstream.checkout.basket;

import io.tillstream.checkout.pricing.Points;
import io.tillstream.checkout.pricing.ReceiptTax;
import io.tillstream.checkout.pricing.ReceiptTax.TaxedLine;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.checkout.promotion.NearMiss;
import io.tillstream.checkout.promotion.Withheld;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.TaxTotal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A basket with every amount computed: what the screen shows, and what can be paid.
 *
 * @param basket what was priced
 * @param lines its live lines and their deposits, numbered 1, 2, 3, …
 * @param taxes per rate group
 * @param coupons coupons that the sale uses up
 * @param nearMisses promotions that would give more with a little more in the basket
 * @param gaveUpOn promotions for which the search for the best was cut short; none when nothing better is possible
 * @param limited what the sale uses up of promotions whose limits span baskets
 * @param withheld promotions that are not given for want of a part of their limits
 * @param total what is due before cash rounding
 */
public record PricedBasket(
        Basket basket,
        List<PricedLine> lines,
        List<TaxTotal> taxes,
        List<CouponUse> coupons,
        List<NearMiss> nearMisses,
        List<String> gaveUpOn,
        List<PromotionUse> limited,
        List<Withheld> withheld,
        Money total) {
    public PricedBasket {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        coupons = List.copyOf(coupons);
        nearMisses = List.copyOf(nearMisses);
        gaveUpOn = List.copyOf(gaveUpOn);
        limited = List.copyOf(limited);
        withheld = List.copyOf(withheld);
    }

    static PricedBasket of(Basket basket, SavingsRule rule) {
        List<BasketLine> live = basket.liveLines();
        SavingsRule.Savings found = rule.on(basket, live);
        List<List<Saving>> savings = ManualSavings.after(found.perLine(), basket, live);
        List<PricedLine> lines = PricedLine.untaxed(live, savings, extraPoints(live, found, savings), basket);
        List<PricedLine> taxable = lines.stream().filter(PricedLine::isTaxed).toList();
        ReceiptTax tax = ReceiptTax.of(
                taxable.stream()
                        .map(line -> new TaxedLine(line.taxGroup(), line.net()))
                        .toList(),
                basket.store());
        Money total = lines.stream()
                .map(PricedLine::net)
                .reduce(Money.zero(basket.store().currency()), Money::plus);
        for (TaxTotal group : tax.totals()) {
            total = group.included() ? total : total.plus(group.tax());
        }
        return new PricedBasket(
                basket,
                taxed(lines, tax.perLine()),
                tax.totals(),
                found.coupons(),
                found.nearMisses(),
                found.gaveUpOn(),
                found.limited(),
                found.withheld(),
                total);
    }

    /** Points are earned on what is paid: what a person takes off takes its part of them along. */
    private static List<Long> extraPoints(
            List<BasketLine> live, SavingsRule.Savings found, List<List<Saving>> savings) {
        List<Long> points = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            long before = net(live.get(i), found.perLine().get(i)).minor();
            long after = net(live.get(i), savings.get(i)).minor();
            long extra = found.points().get(i);
            points.add(before == after ? extra : Rounding.cumulativeFloor(extra, after, before));
        }
        return points;
    }

    private static Money net(BasketLine line, List<Saving> savings) {
        return savings.stream().map(Saving::amount).reduce(line.gross(), Money::minus);
    }

    private static List<PricedLine> taxed(List<PricedLine> lines, List<Money> taxes) {
        List<PricedLine> result = new ArrayList<>();
        int next = 0;
        for (PricedLine line : lines) {
            result.add(line.isTaxed() ? line.taxedWith(taxes.get(next++)) : line);
        }
        return result;
    }

    /** What all discounts together save. */
    public Money saved() {
        return lines.stream().map(PricedLine::saved).reduce(Money.zero(total.currency()), Money::plus);
    }

    /** The promotion that is nearest to giving more, for one short sentence. */
    public Optional<NearMiss> nearestMiss() {
        return nearestMiss(Set.of());
    }

    /**
     * The same, but of those that somebody wants to hear of.
     *
     * @param declined ids of promotions that are not spoken of; they are given all the same where the goods deserve them
     */
    public Optional<NearMiss> nearestMiss(Set<String> declined) {
        return NearMiss.nearest(
                nearMisses.stream()
                        .filter(miss -> !declined.contains(miss.promotion()))
                        .toList(),
                total);
    }

    /** Whether no better set of promotions is possible. */
    public boolean isProvenOptimal() {
        return gaveUpOn.isEmpty();
    }

    public long points() {
        return Points.sum(lines.stream().mapToLong(PricedLine::points));
    }

    /** Whether the personal offer has an item to serve; only then is it redeemed by this sale. */
    public boolean redeemsOffer() {
        return lines.stream().flatMap(line -> line.savings().stream()).anyMatch(saving -> saving.decisionId() != null);
    }

    /** Pieces in the basket; weighed goods count as one each, and deposits not at all. */
    public long pieces() {
        return lines.stream()
                .filter(line -> line.depositOf() == null)
                .map(line -> line.line().quantity())
                .mapToLong(quantity -> quantity.unit() == Quantity.Unit.EACH ? quantity.amount() : 1)
                .sum();
    }
}
