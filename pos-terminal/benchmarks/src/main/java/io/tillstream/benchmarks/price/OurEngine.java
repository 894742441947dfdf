package io.tillstream.benchmarks.price;

import io.tillstream.checkout.promotion.CountedLine;
import io.tillstream.checkout.promotion.PromotionBook;
import io.tillstream.checkout.promotion.Protection;
import io.tillstream.checkout.promotion.Purchase;
import io.tillstream.checkout.promotion.Savings;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The engine of the till, from the goods to the total, near misses and explanations included. */
final class OurEngine implements Contender {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final StoreId STORE = new StoreId("s1");

    private final PromotionBook book;

    OurEngine(List<Offer> offers) {
        this.book = PromotionBook.of(offers.stream().map(Offer::promotion).toList());
    }

    @Override
    public long total(Trolley trolley) {
        List<CountedLine> lines = new ArrayList<>(trolley.goods().size());
        for (Trolley.Goods goods : trolley.goods()) {
            lines.add(new CountedLine(
                    lines.size() + 1,
                    goods.item(),
                    goods.category(),
                    Set.of(),
                    Quantity.each(goods.pieces()),
                    Offer.money(goods.minor()),
                    Offer.money(0),
                    Protection.NONE));
        }
        Savings savings = book.savingsOn(
                new Purchase(STORE, Sale.Channel.TILL, NOON, Offer.CURRENCY, null, Set.of(), 1, lines, Map.of()));
        long total = 0;
        for (Savings.LineCost line : savings.lines()) {
            total += line.net().minor();
        }
        return total;
    }
}
