package io.tillstream.simulator.chain;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.tender.CashPayment;
import io.tillstream.checkout.tender.PaidBasket;
import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Prices what is rung up with the till's own engine. */
final class RingingUp {
    private static final long BANKNOTE = 100;

    private RingingUp() {}

    static Sale sale(Ring ring, Source source, Store store) {
        LocalDate date = ring.at().atZone(store.zone()).toLocalDate();
        return switch (ring.what()) {
            case Ring.What.Purchase purchase ->
                written(paid(purchase, store)
                        .sale(source, ring.at(), date, ring.operator(), Language.ZH_TW, purchase.offers()));
            case Ring.What.Reversal reversal -> reversed(reversal, ring, source, date);
        };
    }

    private static PaidBasket paid(Ring.What.Purchase purchase, Store store) {
        Basket basket = Basket.open(store);
        if (purchase.member() != null) {
            basket = basket.forMember(purchase.member());
        }
        for (Ring.Pieces pieces : purchase.pieces()) {
            basket = basket.add(pieces.item().onShelf(), Quantity.each(pieces.quantity()));
        }
        PricedBasket priced = basket.priced().orElseThrow();
        if (purchase.tender() != TenderType.CASH) {
            return PaidBasket.exactly(priced, purchase.tender());
        }
        long due = CashPayment.due(priced).minor();
        Money handed = Money.ofMinor(Math.ceilDiv(due, BANKNOTE) * BANKNOTE, store.currency());
        return switch (CashPayment.of(priced, handed)) {
            case CashPayment.Paid paid -> paid.basket();
            case CashPayment.TooLittle little ->
                throw new IllegalStateException("Banknotes of " + handed + " do not pay " + little.due() + ".");
        };
    }

    /** The same sale as one that no live till rang up. */
    private static Sale written(Sale sale) {
        return new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                sale.operator(),
                sale.member(),
                Sale.Origin.IMPORTED,
                null,
                sale.channel(),
                null,
                sale.lines(),
                sale.taxes(),
                sale.tenders(),
                sale.cashRounding(),
                sale.total(),
                sale.offers(),
                List.of());
    }

    private static Sale reversed(Ring.What.Reversal reversal, Ring ring, Source source, LocalDate date) {
        Sale original = reversal.original().sale();
        List<SaleLine> lines = new ArrayList<>();
        Money net = Money.zero(original.currency());
        Money tax = Money.zero(original.currency());
        for (SaleLine line : original.lines().subList(0, reversal.lines())) {
            lines.add(reversed(line, original.source(), reversal.withCard()));
            net = net.minus(line.net());
            tax = tax.minus(line.tax());
        }
        Money rounding = reversal.isVoid() ? original.cashRounding().negated() : Money.zero(original.currency());
        Money total = net.plus(rounding);
        return new Sale(
                source,
                ring.at(),
                date,
                ring.operator(),
                reversal.withCard() ? original.member() : null,
                Sale.Origin.IMPORTED,
                null,
                Sale.Channel.TILL,
                reversal.isVoid() ? original.source() : null,
                lines,
                List.of(new TaxTotal(ChainRules.TAX_GROUP, ChainRules.TAX_BASIS_POINTS, true, net.minus(tax), tax)),
                List.of(new Tender(original.tenders().getFirst().type(), total, Money.zero(original.currency()))),
                rounding,
                total,
                List.of(),
                List.of());
    }

    private static SaleLine reversed(SaleLine line, Source sale, boolean withCard) {
        return new SaleLine(
                        line.line(),
                        line.gtin(),
                        line.quantity().negated(),
                        line.unitPrice(),
                        line.priceSource(),
                        line.gross().negated(),
                        List.of(),
                        line.net().negated(),
                        line.taxGroup(),
                        line.tax().negated(),
                        withCard ? -line.points() : 0,
                        new SaleLine.ReturnedLine(sale, line.line()))
                .of(line.merchandise());
    }
}
