package io.tillstream.till.screen;

import io.tillstream.checkout.basket.BasketLine;
import io.tillstream.checkout.basket.LinePrice;
import io.tillstream.checkout.basket.LineWords;
import io.tillstream.checkout.basket.ManualDiscount;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.basket.PricedLine;
import io.tillstream.checkout.pricing.PersonalOffer;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.table.KitchenOrder;
import io.tillstream.events.Language;
import io.tillstream.events.Quantity;
import io.tillstream.events.ledger.StockOnHand;
import io.tillstream.events.member.Member;
import io.tillstream.events.sale.Approval;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.ShownOffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down the basket, who buys it and what they are offered. */
final class BasketWriter {
    private static final long LOW_STOCK = 2;

    private final Catalogue catalogue;
    private final StockFigures figures;
    private final Language language;

    BasketWriter(Catalogue catalogue, StockFigures figures, Language language) {
        this.catalogue = catalogue;
        this.figures = figures;
        this.language = language;
    }

    List<TillScreen.BasketRow> rows(OpenSale sale, @Nullable PricedBasket priced) {
        // Two lines may be equal and still serve different promotions: they are matched by their order.
        Iterator<PricedLine> live = priced == null
                ? Collections.emptyIterator()
                : priced.lines().stream()
                        .filter(line -> line.depositOf() == null)
                        .iterator();
        List<TillScreen.BasketRow> rows = new ArrayList<>();
        for (int i = 0; i < sale.basket().lines().size(); i++) {
            BasketLine line = sale.basket().lines().get(i);
            rows.add(row(
                    i + 1,
                    line,
                    !line.voided() && live.hasNext() ? live.next() : null,
                    sale.table() == null ? null : kitchen(line),
                    sale.isQuoted()));
        }
        return rows;
    }

    private TillScreen.BasketRow row(
            int number,
            BasketLine line,
            @Nullable PricedLine priced,
            TillScreen.@Nullable KitchenRow kitchen,
            boolean fixed) {
        ShelfItem item = line.item();
        Optional<StockOnHand> stock = figures.of(item.gtin());
        return new TillScreen.BasketRow(
                LineWords.of(number, line, priced, language),
                item.gtin().ean13(),
                line.voided(),
                line.terms().price() instanceof LinePrice.Loaded(var _, String account)
                        ? PaymentWriter.ending(account)
                        : null,
                stock.map(balance -> LineWords.count(balance.onHand())).orElse(null),
                stock.map(balance -> isLow(balance.onHand(), line.quantity())).orElse(false),
                stock.map(balance -> balance.onHand().amount() <= 0).orElse(false),
                figures.age(),
                reason(line),
                kitchen,
                fixed);
    }

    private static TillScreen.@Nullable KitchenRow kitchen(BasketLine line) {
        long unsent = KitchenOrder.unsent(line);
        String amount =
                LineWords.count(new Quantity(Math.abs(unsent), line.quantity().unit()));
        String note = line.terms().kitchen().note();
        if (unsent == 0) {
            return line.voided() ? null : new TillScreen.KitchenRow("kitchen.knows", "", note);
        }
        return new TillScreen.KitchenRow(unsent < 0 ? "kitchen.to-cancel" : "kitchen.to-send", amount, note);
    }

    private static @Nullable String reason(BasketLine line) {
        ManualDiscount discount = line.terms().discount();
        if (discount != null) {
            return "reason." + discount.approval().reason();
        }
        return line.terms().price() instanceof LinePrice.Overridden(var _, Approval approval)
                ? "reason." + approval.reason()
                : null;
    }

    private static boolean isLow(Quantity onHand, Quantity inBasket) {
        long spare = onHand.unit() == Quantity.Unit.GRAM ? LOW_STOCK * 1000 : LOW_STOCK;
        return onHand.amount() < inBasket.amount() + spare;
    }

    TillScreen.@Nullable MemberRow member(OpenSale sale, @Nullable PricedBasket priced) {
        Member member = sale.member();
        if (member == null) {
            return null;
        }
        var points = catalogue.points(member.member());
        return new TillScreen.MemberRow(
                points.isPresent() ? points.getAsLong() : null,
                priced == null ? 0 : priced.points(),
                member.personalised());
    }

    TillScreen.@Nullable OfferCard offer(ShownOffer shown) {
        PersonalOffer offer = shown.asTaken();
        return catalogue
                .find(offer.gtin())
                .map(item -> new TillScreen.OfferCard(
                        item.product().name().in(language),
                        offer.percentOff(),
                        item.unitPrice()
                                .minus(offer.savingOn(item, Quantity.each(1)))
                                .display(),
                        item.unitPrice().display(),
                        shown.reason().text().in(language)))
                .orElse(null);
    }
}
