package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.ReceiptTax;
import io.tillstream.checkout.pricing.ReceiptTax.TaxedLine;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.checkout.returns.ReturnRequest.Item;
import io.tillstream.checkout.returns.ReturnRequest.WithoutReceipt;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.util.ArrayList;
import java.util.List;

/** Works out a return without receipt: today's price and tax, onto a gift card, no points and no coupons. */
final class CreditReturn {
    private CreditReturn() {}

    static ReturnOutcome of(WithoutReceipt request) {
        List<Refusal> refusals = refusals(request);
        if (!refusals.isEmpty()) {
            return new ReturnOutcome.Refused(refusals);
        }
        RefundPreview preview = preview(request);
        return preview.total().compareTo(request.limit()) > 0
                ? new ReturnOutcome.Refused(List.of(new Refusal.OverLimit(preview.total(), request.limit())))
                : new ReturnOutcome.Offered(preview);
    }

    private static List<Refusal> refusals(WithoutReceipt request) {
        List<Refusal> refusals = new ArrayList<>();
        String approver = request.approval().approver();
        if (approver == null || approver.equals(request.operator())) {
            refusals.add(new Refusal.NeedsApprover(request.operator()));
        }
        if (request.items().isEmpty()) {
            refusals.add(new Refusal.NothingChosen());
        }
        for (Item item : request.items()) {
            if (item.quantity().amount() < 1
                    || item.quantity().unit() != item.item().product().unit()) {
                refusals.add(new Refusal.NotAQuantity("Item " + item.item().gtin(), item.quantity()));
            } else if (item.item().product().sellingRules().giftCard()
                    || !item.item()
                            .unitPrice()
                            .currency()
                            .equals(request.store().currency())) {
                refusals.add(new Refusal.NotCreditable(item.item().gtin()));
            }
        }
        return refusals;
    }

    private static RefundPreview preview(WithoutReceipt request) {
        Store store = request.store();
        List<TaxedLine> nets = request.items().stream()
                .map(item -> new TaxedLine(
                        item.item().product().taxGroup(),
                        Rounding.gross(item.item().unitPrice(), item.quantity()).negated()))
                .toList();
        ReceiptTax tax = ReceiptTax.of(nets, store);
        List<SaleLine> lines = new ArrayList<>();
        Money total = Money.zero(store.currency());
        for (int i = 0; i < nets.size(); i++) {
            lines.add(line(
                    i + 1, request.items().get(i), nets.get(i), tax.perLine().get(i)));
            total = total.plus(nets.get(i).net());
        }
        for (TaxTotal group : tax.totals()) {
            total = group.included() ? total : total.plus(group.tax());
        }
        Money zero = Money.zero(store.currency());
        List<Tender> tenders = total.isZero()
                ? List.of()
                : List.of(new Tender(TenderType.GIFT_CARD, total, zero, null, request.creditAccount(), List.of()));
        return new RefundPreview(
                null,
                lines,
                tax.totals(),
                tenders,
                zero,
                List.of(),
                List.of(),
                false,
                new ReturnTerms(ReturnTerms.Check.NO_RECEIPT, request.approval()));
    }

    private static SaleLine line(int number, Item item, TaxedLine net, Money tax) {
        return new SaleLine(
                        number,
                        item.item().gtin(),
                        item.quantity().negated(),
                        item.item().unitPrice(),
                        SaleLine.PriceSource.PRICE_BOOK,
                        net.net(),
                        List.of(),
                        net.net(),
                        net.taxGroup(),
                        tax,
                        0,
                        null)
                .of(item.item().merchandise());
    }
}
