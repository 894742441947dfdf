package io.tillstream.simulator.history;

import io.tillstream.checkout.pricing.Points;
import io.tillstream.checkout.pricing.ReceiptTax;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.simulator.salesfile.RetailRow;
import io.tillstream.simulator.sorting.Invoice;
import io.tillstream.simulator.sorting.SoldLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns invoices into sale facts at the file's prices, with tax and points by the same rules as at a live till. Call in
 * the order of time: a return needs the sale it gives back.
 */
final class ImportedSale {
    /** A line as it was sold, and what of it came back so far. */
    private static final class Original {
        private final Source sale;
        private final SaleLine line;
        private long returned;

        private Original(Source sale, SaleLine line) {
            this.sale = sale;
            this.line = line;
        }
    }

    private final ItemNumbers items;
    private final MemberNumbers members;
    private final IdentityHashMap<SoldLine, Original> originals = new IdentityHashMap<>();

    ImportedSale(ItemNumbers items, MemberNumbers members) {
        this.items = items;
        this.members = members;
    }

    /** Where the line was sold. */
    Source saleOf(SoldLine line) {
        return original(line).sale;
    }

    Sale of(Invoice.Purchase purchase, Source source, Store store) {
        List<ReceiptTax.TaxedLine> taxed = new ArrayList<>();
        List<Money> prices = new ArrayList<>();
        for (SoldLine sold : purchase.lines()) {
            Money price = Catalogue.money(sold.row().price(), store.currency());
            prices.add(price);
            taxed.add(new ReceiptTax.TaxedLine(
                    ImportRules.TAX_GROUP,
                    Rounding.gross(price, Quantity.each(sold.row().quantity()))));
        }
        ReceiptTax tax = ReceiptTax.of(taxed, store);
        List<SaleLine> lines = new ArrayList<>();
        for (int i = 0; i < prices.size(); i++) {
            SoldLine sold = purchase.lines().get(i);
            RetailRow row = sold.row();
            Money net = taxed.get(i).net();
            SaleLine line = new SaleLine(
                    i + 1,
                    items.of(row.code()),
                    Quantity.each(row.quantity()),
                    prices.get(i),
                    SaleLine.PriceSource.IMPORTED,
                    net,
                    List.of(),
                    net,
                    ImportRules.TAX_GROUP,
                    tax.perLine().get(i),
                    purchase.customer() == null ? 0 : Points.earned(net, store.pointsPerMajor()),
                    null);
            lines.add(line);
            if (purchase.customer() != null) {
                originals.put(sold, new Original(source, line));
            }
        }
        return sale(purchase, source, lines, tax.totals());
    }

    Sale of(Invoice.Return reversal, Source source) {
        List<SaleLine> lines = new ArrayList<>();
        for (Invoice.ReturnedPieces pieces : reversal.pieces()) {
            lines.add(returnLine(lines.size() + 1, original(pieces.of()), pieces.quantity()));
        }
        return sale(reversal, source, lines, taxGivenBack(lines));
    }

    /** Gives back what was paid, its tax and its points by cumulative floor: piece by piece adds up to the whole. */
    private static SaleLine returnLine(int number, Original original, int pieces) {
        SaleLine sold = original.line;
        long before = original.returned;
        long after = before + pieces;
        original.returned = after;
        Money net = share(sold.net(), before, after, sold.quantity().amount());
        return new SaleLine(
                        number,
                        sold.gtin(),
                        Quantity.each(-pieces),
                        sold.unitPrice(),
                        SaleLine.PriceSource.IMPORTED,
                        net,
                        List.of(),
                        net,
                        sold.taxGroup(),
                        share(sold.tax(), before, after, sold.quantity().amount()),
                        -share(sold.points(), before, after, sold.quantity().amount()),
                        new SaleLine.ReturnedLine(original.sale, sold.line()))
                .of(sold.merchandise());
    }

    private static Money share(Money whole, long before, long after, long of) {
        return Money.ofMinor(-share(whole.minor(), before, after, of), whole.currency());
    }

    private static long share(long whole, long before, long after, long of) {
        return Math.floorDiv(Math.multiplyExact(whole, after), of)
                - Math.floorDiv(Math.multiplyExact(whole, before), of);
    }

    private static List<TaxTotal> taxGivenBack(List<SaleLine> lines) {
        Map<String, Money> taxes = new TreeMap<>();
        Map<String, Money> nets = new TreeMap<>();
        for (SaleLine line : lines) {
            taxes.merge(line.taxGroup(), line.tax(), Money::plus);
            nets.merge(line.taxGroup(), line.net(), Money::plus);
        }
        List<TaxTotal> totals = new ArrayList<>();
        taxes.forEach((group, tax) -> {
            Money net = nets.getOrDefault(group, Money.zero(tax.currency()));
            totals.add(new TaxTotal(group, ImportRules.TAX_BASIS_POINTS, true, net.minus(tax), tax));
        });
        return totals;
    }

    private Sale sale(Invoice invoice, Source source, List<SaleLine> lines, List<TaxTotal> taxes) {
        Money zero = Money.zero(ImportRules.CURRENCY);
        Money total = lines.stream().map(SaleLine::net).reduce(zero, Money::plus);
        String customer = invoice.customer();
        return new Sale(
                source,
                instant(invoice),
                invoice.time().toLocalDate(),
                ImportRules.OPERATOR,
                customer == null ? null : members.member(customer),
                Sale.Origin.IMPORTED,
                invoice.number(),
                Sale.Channel.TILL,
                null,
                lines,
                taxes,
                total.isZero() ? List.of() : List.of(new Tender(Tender.TenderType.NOT_RECORDED, total, zero)),
                zero,
                total,
                List.of(),
                ImportRules.ASSUMED);
    }

    static Instant instant(Invoice invoice) {
        return invoice.time().atZone(ImportRules.ZONE).toInstant();
    }

    private Original original(SoldLine line) {
        @Nullable Original original = originals.get(line);
        if (original == null) {
            throw new IllegalStateException("Line " + line.row().line() + " comes back before it was sold.");
        }
        return original;
    }
}
