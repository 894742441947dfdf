package io.tillstream.portal.orders;

import io.tillstream.checkout.pricing.ReceiptTax;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.order.Quote;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs when less of it was found. A piece costs what it was promised for: nobody loses a discount because the shop
 * lacks something, so the rest never costs more than before. A part of a cent goes to the member.
 */
final class KeptQuote {
    private KeptQuote() {}

    /**
     * The quote of what was found.
     *
     * @param found of each line of goods, in the order of the quote, deposits not counted; at least one above 0
     */
    static Quote of(Quote quote, List<Long> found, Store store) {
        List<SaleLine> lines = new ArrayList<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        Map<Integer, Long> pieces = new HashMap<>();
        int next = 0;
        for (SaleLine line : quote.lines()) {
            Integer of = line.depositOf();
            long kept = of == null ? found.get(next++) : pieces.getOrDefault(of, 0L);
            pieces.put(line.line(), kept);
            if (kept > 0) {
                numbers.put(line.line(), lines.size() + 1);
                lines.add(kept(line, kept, lines.size() + 1, of == null ? null : numbers.get(of)));
            }
        }
        ReceiptTax tax = ReceiptTax.of(
                lines.stream()
                        .map(line -> new ReceiptTax.TaxedLine(line.taxGroup(), line.net()))
                        .toList(),
                store);
        Money total = Money.zero(quote.total().currency());
        List<SaleLine> taxed = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            SaleLine line = lines.get(i);
            taxed.add(with(line, tax.perLine().get(i)));
            total = total.plus(line.net());
        }
        for (TaxTotal group : tax.totals()) {
            total = group.included() ? total : total.plus(group.tax());
        }
        return new Quote(taxed, tax.totals(), quote.coupons(), quote.promotions(), total);
    }

    private static SaleLine kept(SaleLine line, long kept, int number, @Nullable Integer depositOf) {
        long ordered = line.quantity().amount();
        Quantity quantity = new Quantity(kept, line.quantity().unit());
        Money gross = Rounding.gross(line.unitPrice(), quantity);
        List<Discount> discounts = new ArrayList<>();
        Money net = gross;
        for (Discount off : line.discounts()) {
            long share = Math.min(Rounding.cumulativeCeiling(off.amount().minor(), kept, ordered), net.minor());
            if (share > 0) {
                Money amount = Money.ofMinor(share, net.currency());
                discounts.add(new Discount(off.promotion(), off.name(), off.decisionId(), amount, off.approval()));
                net = net.minus(amount);
            }
        }
        return new SaleLine(
                number,
                line.gtin(),
                quantity,
                line.unitPrice(),
                line.priceSource(),
                gross,
                discounts,
                net,
                line.taxGroup(),
                line.tax(),
                Rounding.cumulativeFloor(line.points(), kept, ordered),
                null,
                line.override(),
                line.ageCheck(),
                depositOf,
                line.giftCard(),
                line.merchandise());
    }

    private static SaleLine with(SaleLine line, Money tax) {
        return new SaleLine(
                line.line(),
                line.gtin(),
                line.quantity(),
                line.unitPrice(),
                line.priceSource(),
                line.gross(),
                line.discounts(),
                line.net(),
                line.taxGroup(),
                tax,
                line.points(),
                null,
                line.override(),
                line.ageCheck(),
                line.depositOf(),
                line.giftCard(),
                line.merchandise());
    }
}
