package io.tillstream.portal.receipts;

import io.tillstream.events.Language;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.portal.assortment.Assortment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A receipt as its member reads it.
 *
 * @param number the receipt number
 * @param store the store's name
 * @param zone the store's zone
 * @param happenedAt when
 * @param imported whether it comes from the shop's earlier records
 * @param lines its lines
 * @param sale everything else
 * @param points points of all lines
 */
record ReceiptView(
        String number,
        String store,
        ZoneId zone,
        Instant happenedAt,
        boolean imported,
        List<Line> lines,
        Sale sale,
        long points) {
    /**
     * One line.
     *
     * @param number 1, 2, 3, …
     * @param name what was bought
     * @param pieces how many, in words of the receipt: {@code 3 ×} or {@code 750 g}
     * @param line the rest
     */
    record Line(int number, String name, String pieces, SaleLine line) {
        public boolean isReturn() {
            return line.quantity().amount() < 0;
        }
    }

    static ReceiptView of(Sale sale, Assortment assortment, Language language) {
        var store = sale.source().till().store();
        return new ReceiptView(
                sale.source().receiptNumber(),
                assortment.nameOf(store).in(language),
                assortment.zoneOf(store),
                sale.happenedAt(),
                sale.origin() == Sale.Origin.IMPORTED,
                sale.lines().stream()
                        .map(line -> new Line(
                                line.line(),
                                assortment.nameOf(line.gtin()).in(language),
                                pieces(line.quantity()),
                                line))
                        .toList(),
                sale,
                sale.lines().stream().mapToLong(SaleLine::points).sum());
    }

    /** What rounding the cash part changed; shown only when it changed something. */
    public Money rounding() {
        return sale.cashRounding();
    }

    private static String pieces(Quantity quantity) {
        String amount = Long.toString(quantity.amount()).replace('-', '−');
        return switch (quantity.unit()) {
            case EACH -> amount + " ×";
            case GRAM -> amount + " g,";
        };
    }
}
