package io.tillstream.checkout.returns;

import io.tillstream.checkout.pricing.ReceiptTax;
import io.tillstream.checkout.pricing.ReceiptTax.TaxedLine;
import io.tillstream.checkout.pricing.Rounding;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.TillId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A counter at which sales are written down by hand, so that a story's figures are the story's own. */
final class Counter {
    static final Gtin CUP = Gtin.ofDigits("4006381333931");
    static final Gtin TEA = Gtin.ofDigits("9506000134352");
    static final Gtin CHEESE = Gtin.ofDigits("96385074");
    static final MemberId MEMBER = MemberId.of("mabcdefghijklmnop");
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final Store store;
    private final List<SaleLine> lines = new ArrayList<>();
    private final List<Tender> tenders = new ArrayList<>();
    private final List<CouponUse> coupons = new ArrayList<>();
    private @Nullable MemberId member;

    private Counter(Store store) {
        this.store = store;
    }

    static Counter at(Store store) {
        return new Counter(store);
    }

    static Store store(String currency, boolean taxIncluded, int basisPoints, int cashStep) {
        return new Store(
                StoreId.of("s1"),
                LocalText.same("Corner shop"),
                ZoneOffset.UTC,
                CurrencyUnit.of(currency),
                taxIncluded,
                List.of(new Store.TaxRate("standard", basisPoints), new Store.TaxRate("zero", 0)),
                cashStep,
                1,
                List.of());
    }

    static Source number(long sequence) {
        return new Source(TillId.parse("s1-t1"), 1, sequence);
    }

    static Discount off(String promotion, Money amount) {
        return new Discount(promotion, promotion, null, amount);
    }

    Counter member(MemberId who) {
        member = who;
        return this;
    }

    Counter sells(Gtin item, Quantity quantity, Money unitPrice, String group, long points, Discount... discounts) {
        Money gross = Rounding.gross(unitPrice, quantity);
        Money net = gross;
        for (Discount discount : discounts) {
            net = net.minus(discount.amount());
        }
        return sells(line(item, quantity, unitPrice, gross, List.of(discounts), net, group, points, null, null));
    }

    private SaleLine line(
            Gtin item,
            Quantity quantity,
            Money unitPrice,
            Money gross,
            List<Discount> discounts,
            Money net,
            String group,
            long points,
            @Nullable Integer depositOf,
            @Nullable String giftCard) {
        return new SaleLine(
                lines.size() + 1,
                item,
                quantity,
                unitPrice,
                SaleLine.PriceSource.PRICE_BOOK,
                gross,
                discounts,
                net,
                group,
                Money.zero(store.currency()),
                points,
                null,
                null,
                null,
                depositOf,
                giftCard,
                null);
    }

    private Counter sells(SaleLine line) {
        lines.add(line);
        return this;
    }

    Counter deposit(Gtin item, long pieces, Money each, int ofLine) {
        return sells(line(
                item,
                Quantity.each(pieces),
                each,
                each.times(pieces),
                List.of(),
                each.times(pieces),
                "zero",
                0,
                ofLine,
                null));
    }

    Counter giftCard(Gtin item, Money value, String account) {
        return sells(line(item, Quantity.each(1), value, value, List.of(), value, "zero", 0, null, account));
    }

    Counter paid(TenderType type, Money amount) {
        return paid(new Tender(type, amount, Money.zero(store.currency())));
    }

    Counter paid(Tender tender) {
        tenders.add(tender);
        return this;
    }

    Counter points(Money worth, PointsLot... lots) {
        return paid(new Tender(TenderType.POINTS, worth, Money.zero(store.currency()), null, null, List.of(lots)));
    }

    Counter coupon(String coupon, String promotion) {
        coupons.add(new CouponUse(coupon, promotion, CouponUse.Kind.REDEEMED));
        return this;
    }

    /** The sale as the till would have written it, its tax by the rule of the receipt. */
    Sale sale(long sequence) {
        ReceiptTax tax = ReceiptTax.of(
                lines.stream()
                        .map(line -> new TaxedLine(line.taxGroup(), line.net()))
                        .toList(),
                store);
        List<SaleLine> taxed = new ArrayList<>();
        Money due = Money.zero(store.currency());
        for (int i = 0; i < lines.size(); i++) {
            taxed.add(taxed(lines.get(i), tax.perLine().get(i)));
            due = due.plus(lines.get(i).net());
        }
        for (TaxTotal group : tax.totals()) {
            due = group.included() ? due : due.plus(group.tax());
        }
        Money paid = tenders.stream().map(Tender::net).reduce(Money.zero(store.currency()), Money::plus);
        return new Sale(
                number(sequence),
                NOON,
                TODAY,
                "c01",
                member,
                Sale.Origin.LIVE,
                null,
                Sale.Channel.TILL,
                null,
                taxed,
                tax.totals(),
                tenders,
                paid.minus(due),
                paid,
                List.of(),
                List.of(),
                coupons,
                List.of(),
                null);
    }

    private static SaleLine taxed(SaleLine line, Money tax) {
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
                null,
                null,
                line.depositOf(),
                line.giftCard(),
                null);
    }

    static RefundPreview offered(ReturnRequest request) {
        return switch (ReturnOutcome.of(request)) {
            case ReturnOutcome.Offered(RefundPreview preview) -> preview;
            case ReturnOutcome.Refused(List<Refusal> reasons) ->
                throw new AssertionError(
                        "Refused: " + reasons.stream().map(Refusal::text).toList());
        };
    }

    static List<Refusal> refused(ReturnRequest request) {
        return switch (ReturnOutcome.of(request)) {
            case ReturnOutcome.Offered offered -> throw new AssertionError("Unexpected " + offered);
            case ReturnOutcome.Refused(List<Refusal> reasons) -> reasons;
        };
    }

    static Sale confirmed(RefundPreview preview, long sequence) {
        return preview.sale(number(sequence), NOON, TODAY, "c01");
    }
}
