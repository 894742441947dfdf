package io.tillstream.checkout.order;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.checkout.basket.Saving;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Product;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.OrderLine;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A member's order that is handed over, as a basket, as what is due, and as the sale it becomes. */
public final class HandedOrder {
    private HandedOrder() {}

    /** Whether it is sold as it was promised; else it is priced on the day, as any basket. */
    public static boolean isQuoted(CustomerOrder order) {
        return order.quote() != null;
    }

    /**
     * The goods of a quoted order on the counter; empty where one of them may not be sold without being asked about: an item
     * that is not known here, is sold from an age on, or loads a gift card.
     *
     * @param empty the basket they go into
     */
    public static Optional<Basket> basket(
            CustomerOrder order, Basket empty, Function<Gtin, Optional<Product>> products) {
        List<BasketLine> lines = new ArrayList<>();
        for (SaleLine line : order.quotedLines()) {
            Optional<Product> product = products.apply(line.gtin())
                    .filter(known -> known.unit() == line.quantity().unit())
                    .filter(known -> known.sellingRules().minimumAge() == null
                            && !known.sellingRules().giftCard());
            if (product.isEmpty()
                    || !line.unitPrice().currency().equals(empty.store().currency())) {
                return Optional.empty();
            }
            lines.add(new BasketLine(new ShelfItem(product.get(), line.unitPrice()), line.quantity(), false));
        }
        return Optional.of(new Basket(empty.store(), empty.opening(), lines, order.member(), null, null, List.of()));
    }

    /** What was promised of those goods, to the cent: nothing is computed anew. */
    public static PricedBasket priced(CustomerOrder order, Basket basket) {
        Quote quote = quote(order);
        List<PricedLine> lines = new ArrayList<>();
        List<BasketLine> goods = basket.liveLines();
        for (SaleLine line : quote.lines()) {
            lines.add(new PricedLine(
                    line.line(),
                    goods.get(lines.size()),
                    line.gross(),
                    line.discounts().stream()
                            .map(off -> new Saving(
                                    off.promotion(),
                                    LocalText.same(off.name()),
                                    off.decisionId(),
                                    off.amount(),
                                    off.approval()))
                            .toList(),
                    line.net(),
                    line.tax(),
                    line.points(),
                    line.depositOf()));
        }
        return new PricedBasket(
                basket,
                lines,
                quote.taxes(),
                quote.coupons(),
                List.of(),
                List.of(),
                quote.promotions(),
                List.of(),
                quote.total());
    }

    /** What was paid of it online. */
    public static List<Tender> prepaid(CustomerOrder order) {
        return order.prepaid().stream()
                .map(paid -> new Tender(
                        TenderType.ONLINE,
                        paid.amount(),
                        Money.zero(paid.amount().currency()),
                        paid.payment(),
                        null,
                        List.of()))
                .toList();
    }

    /** The sale that hands it over: a quoted order as it was quoted, another with its reservations at the lines that have its goods. */
    public static Sale sale(CustomerOrder order, Sale rung) {
        boolean quoted = isQuoted(order);
        return new Sale(
                rung.source(),
                rung.happenedAt(),
                rung.businessDate(),
                rung.operator(),
                quoted ? order.member() : rung.member(),
                rung.origin(),
                rung.externalReference(),
                quoted ? order.channel() : rung.channel(),
                rung.voids(),
                quoted ? order.quotedLines() : reserved(order.lines(), rung.lines()),
                rung.taxes(),
                rung.tenders(),
                rung.cashRounding(),
                rung.total(),
                rung.offers(),
                rung.assumed(),
                rung.coupons(),
                rung.voided(),
                rung.returnTerms(),
                rung.promotions(),
                order.order());
    }

    private static List<SaleLine> reserved(List<OrderLine> ordered, List<SaleLine> sold) {
        List<SaleLine> lines = new ArrayList<>(sold);
        for (OrderLine line : ordered) {
            for (int i = 0; i < lines.size() && line.reservation() != null; i++) {
                SaleLine candidate = lines.get(i);
                if (candidate.gtin().equals(line.gtin())
                        && candidate.quantity().amount() > 0
                        && candidate.reservation() == null) {
                    lines.set(i, candidate.reserved(line.reservation()));
                    break;
                }
            }
        }
        return lines;
    }

    private static Quote quote(CustomerOrder order) {
        return Objects.requireNonNull(order.quote(), "quote");
    }
}
