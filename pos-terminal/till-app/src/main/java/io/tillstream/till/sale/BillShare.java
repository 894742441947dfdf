package io.tillstream.till.sale;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.table.BillParts;
import io.tillstream.events.Money;
import io.tillstream.events.sale.BasketResumed.Piece;
import io.tillstream.events.sale.BasketResumed.Share;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.SuspendedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The part of a bill that one guest pays, and what both parts cost, each priced by itself: what a promotion gives for goods
 * of both parts together it gives to none of them.
 *
 * @param isEverything whether nothing would be left
 * @param share what is taken
 * @param price what that costs
 */
record BillShare(boolean isEverything, Share share, Money price) {
    /** A line, or how many of a line. */
    static final Pattern TYPED = Pattern.compile("(?:(\\d{1,4})\\s*[*x×]\\s*)?(\\d{1,3})");

    static BillShare of(BasketSuspended bill, Map<Integer, Long> chosen, PuttingAside aside, Basket now) {
        List<Piece> pieces = new ArrayList<>();
        new TreeMap<>(chosen).forEach((line, amount) -> pieces.add(new Piece(line, amount)));
        Share unpriced = new Share(pieces, Money.zero(now.store().currency()));
        BasketSuspended rest = BillParts.left(bill, unpriced);
        boolean everything = rest.lines().stream().allMatch(SuspendedLine::voided);
        return new BillShare(
                everything,
                new Share(pieces, price(rest, aside, now)),
                price(everything ? bill : BillParts.taken(bill, unpriced), aside, now));
    }

    /** What a screen shows while a part is being chosen. */
    static TablesView.Split view(BasketSuspended bill, Map<Integer, Long> chosen, PuttingAside aside, Basket now) {
        Money whole = price(bill, aside, now);
        Money nothing = Money.zero(whole.currency());
        Basket goods = aside.atPricesOfNow(bill, now.store(), now.opening()).basket();
        if (chosen.isEmpty()) {
            return new TablesView.Split(bill, goods, nothing, whole, whole);
        }
        BillShare part = of(bill, chosen, aside, now);
        return new TablesView.Split(bill, goods, part.price(), part.share().left(), whole);
    }

    /** What goods put aside cost by themselves at the prices and promotions of now. */
    static Money price(BasketSuspended bill, PuttingAside aside, Basket now) {
        return aside.atPricesOfNow(bill, now.store(), now.opening())
                .basket()
                .priced()
                .map(PricedBasket::total)
                .orElseGet(() -> Money.zero(now.store().currency()));
    }

    /** How much of a line can be chosen where so much is wanted; empty for no such line. */
    static Optional<Long> chosen(BasketSuspended bill, int number, long amount) {
        if (number < 1
                || number > bill.lines().size()
                || bill.lines().get(number - 1).voided()) {
            return Optional.empty();
        }
        SuspendedLine line = bill.lines().get(number - 1);
        long all = line.quantity().amount();
        boolean none = amount <= 0;
        return Optional.of(none ? 0 : BillParts.isDivisible(line) ? Math.min(amount, all) : all);
    }
}
