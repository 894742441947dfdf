package io.tillstream.dashboards.receipts;

import io.tillstream.dashboards.sales.AcceptedSale;
import io.tillstream.dashboards.search.SaleLineDocument;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Discount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list: a whole receipt, or one line of it when lines were asked for.
 *
 * @param source the receipt
 * @param happenedAt when
 * @param gtin the item, absent for a whole receipt
 * @param count pieces or grams of the item, or lines of the receipt
 * @param net what it adds to the sum
 * @param discount what was taken off
 * @param member whether a member bought it
 */
record ReceiptRow(
        Source source,
        Instant happenedAt,
        @Nullable Gtin gtin,
        Quantity count,
        Money net,
        Money discount,
        boolean member) {

    static ReceiptRow of(SaleLineDocument line, boolean forLines) {
        CurrencyUnit currency = CurrencyUnit.of(line.currency());
        Integer lines = line.wholeLines();
        Long net = line.wholeNetMinor();
        Long discount = line.wholeDiscountMinor();
        boolean whole = !forLines && lines != null && net != null && discount != null;
        return new ReceiptRow(
                Source.parseReceiptNumber(line.sale()),
                line.happenedAt(),
                whole ? null : Gtin.of(line.gtin()),
                whole ? Quantity.each(or(lines, 0)) : Quantity.parse(line.quantity() + " " + line.unit()),
                Money.ofMinor(whole ? or(net, 0) : line.netMinor(), currency),
                Money.ofMinor(whole ? or(discount, 0) : line.discountMinor(), currency),
                line.member() != null);
    }

    private static long or(@Nullable Number number, long otherwise) {
        return number == null ? otherwise : number.longValue();
    }

    /** A whole receipt out of the stream. */
    static ReceiptRow of(AcceptedSale sale) {
        List<Money> discounts = sale.sale().lines().stream()
                .flatMap(line -> line.discounts().stream())
                .map(Discount::amount)
                .toList();
        return new ReceiptRow(
                sale.sale().source(),
                sale.sale().happenedAt(),
                null,
                Quantity.each(sale.sale().lines().size()),
                sale.net(),
                discounts.stream().reduce(Money.zero(sale.sale().currency()), Money::plus),
                sale.sale().member() != null);
    }

    /** The receipt's own page. */
    public String href() {
        return "/receipts/" + source.receiptNumber();
    }
}
