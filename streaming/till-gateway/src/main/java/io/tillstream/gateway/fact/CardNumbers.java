package io.tillstream.gateway.fact;

import io.tillstream.encoding.PaymentCards;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.sale.AgeCheck;
import io.tillstream.events.sale.Approval;
import io.tillstream.events.sale.BasketCancelled;
import io.tillstream.events.sale.BasketResumed;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.CouponUse;
import io.tillstream.events.sale.Discount;
import io.tillstream.events.sale.EpochOpened;
import io.tillstream.events.sale.KitchenMark;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.OfferOutcome;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OrderPicked;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.events.sale.ParcelLock;
import io.tillstream.events.sale.ParcelOut;
import io.tillstream.events.sale.ParcelSettlement;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PriceOverride;
import io.tillstream.events.sale.PromotionUse;
import io.tillstream.events.sale.ReturnTerms;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.SuspendedLine;
import io.tillstream.events.sale.TableOrder;
import io.tillstream.events.sale.TaxTotal;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.sale.TillTransaction;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps payment card numbers out of the log: a text field that holds one becomes {@code [REDACTED]}. What one is says
 * {@link PaymentCards}; in an id, only digits that stand apart from letters count.
 *
 * <p>Typed fields (GTIN, receipt number, hash) are exempt: they have parsed as their type.
 */
final class CardNumbers {
    static final String REDACTED = "[REDACTED]";

    private CardNumbers() {}

    /** The transaction with every card number replaced; the same object when it holds none. */
    static TillTransaction redact(TillTransaction fact) {
        return switch (fact) {
            case Sale sale -> redact(sale);
            case BasketCancelled cancelled ->
                new BasketCancelled(
                        cancelled.source(),
                        cancelled.happenedAt(),
                        cancelled.businessDate(),
                        clean(cancelled.operator()),
                        cancelled.lines(),
                        cancelled.abandoned(),
                        each(cancelled.offers(), CardNumbers::redact));
            case BasketSuspended suspended -> redact(suspended);
            case BasketResumed resumed ->
                new BasketResumed(
                        resumed.source(),
                        resumed.happenedAt(),
                        resumed.businessDate(),
                        clean(resumed.operator()),
                        resumed.suspended(),
                        resumed.repriced(),
                        resumed.noLongerSold(),
                        resumed.share());
            case PaymentAttempted attempted -> redact(attempted);
            case NoSale noSale ->
                new NoSale(
                        noSale.source(),
                        noSale.happenedAt(),
                        noSale.businessDate(),
                        clean(noSale.operator()),
                        clean(noSale.reason()),
                        cleanOrAbsent(noSale.approver()));
            case OperatorSession session ->
                new OperatorSession(
                        session.source(),
                        session.happenedAt(),
                        session.businessDate(),
                        clean(session.operator()),
                        session.change(),
                        session.means(),
                        session.lockedUntil(),
                        cleanOrAbsent(session.approver()),
                        session.practiceSales());
            case TenderControl control ->
                new TenderControl(
                        control.source(),
                        control.happenedAt(),
                        control.businessDate(),
                        clean(control.operator()),
                        control.kind(),
                        control.amount(),
                        cleanOrAbsent(control.reason()),
                        cleanOrAbsent(control.approver()));
            case TillSettlement settlement ->
                new TillSettlement(
                        settlement.source(),
                        settlement.happenedAt(),
                        settlement.businessDate(),
                        clean(settlement.operator()),
                        settlement.replaces(),
                        settlement.tenders(),
                        cleanOrAbsent(settlement.approver()));
            case Closing closing -> redact(closing);
            case ParcelIn parcel ->
                new ParcelIn(
                        parcel.source(),
                        parcel.happenedAt(),
                        parcel.businessDate(),
                        clean(parcel.operator()),
                        parcel.waybill(),
                        parcel.code(),
                        parcel.phoneTail(),
                        parcel.member(),
                        parcel.place(),
                        parcel.cashOnDelivery());
            case ParcelOut parcel ->
                new ParcelOut(
                        parcel.source(),
                        parcel.happenedAt(),
                        parcel.businessDate(),
                        clean(parcel.operator()),
                        parcel.waybill(),
                        parcel.parcel(),
                        parcel.way(),
                        parcel.proof(),
                        each(parcel.tenders(), CardNumbers::redact));
            case ParcelLock lock ->
                new ParcelLock(
                        lock.source(),
                        lock.happenedAt(),
                        lock.businessDate(),
                        clean(lock.operator()),
                        lock.waybill(),
                        lock.until());
            case ParcelSettlement settlement ->
                new ParcelSettlement(
                        settlement.source(),
                        settlement.happenedAt(),
                        settlement.businessDate(),
                        clean(settlement.operator()),
                        settlement.parcels(),
                        settlement.amount());
            case OrderPicked picked ->
                new OrderPicked(
                        picked.source(),
                        picked.happenedAt(),
                        picked.businessDate(),
                        clean(picked.operator()),
                        picked.order(),
                        picked.lines(),
                        picked.asOf());
            case EpochOpened opened ->
                new EpochOpened(
                        opened.source(),
                        opened.happenedAt(),
                        opened.businessDate(),
                        clean(opened.reason()),
                        opened.previous());
        };
    }

    private static Sale redact(Sale sale) {
        return new Sale(
                sale.source(),
                sale.happenedAt(),
                sale.businessDate(),
                clean(sale.operator()),
                sale.member(),
                sale.origin(),
                cleanOrAbsent(sale.externalReference()),
                sale.channel(),
                sale.voids(),
                each(sale.lines(), CardNumbers::redact),
                each(sale.taxes(), CardNumbers::redact),
                each(sale.tenders(), CardNumbers::redact),
                sale.cashRounding(),
                sale.total(),
                each(sale.offers(), CardNumbers::redact),
                each(sale.assumed(), CardNumbers::clean),
                each(sale.coupons(), CardNumbers::redact),
                sale.voided(),
                redact(sale.returnTerms()),
                each(sale.promotions(), CardNumbers::redact),
                sale.order());
    }

    private static Closing redact(Closing closing) {
        Closing.Trade trade = closing.trade();
        return new Closing(
                closing.source(),
                closing.happenedAt(),
                closing.businessDate(),
                clean(closing.operator()),
                closing.number(),
                closing.firstSequence(),
                new Closing.Trade(
                        trade.sales(),
                        trade.sold(),
                        trade.returns(),
                        trade.returned(),
                        trade.discounts(),
                        trade.cashRounding(),
                        each(trade.taxes(), CardNumbers::redact),
                        trade.voidedLines(),
                        trade.voidedSales(),
                        trade.cancelled(),
                        trade.noSales()),
                closing.cash(),
                closing.tenders(),
                closing.open(),
                closing.grandTotal(),
                closing.corrections(),
                cleanOrAbsent(closing.approver()));
    }

    private static BasketSuspended redact(BasketSuspended basket) {
        return new BasketSuspended(
                basket.source(),
                basket.happenedAt(),
                basket.businessDate(),
                clean(basket.operator()),
                basket.member(),
                each(basket.lines(), CardNumbers::redact),
                redact(basket.reduction()),
                basket.worth(),
                each(basket.offers(), CardNumbers::redact),
                each(basket.coupons(), CardNumbers::clean),
                redact(basket.table()),
                basket.joins());
    }

    private static SuspendedLine redact(SuspendedLine line) {
        SuspendedLine.SetPrice override = line.override();
        SuspendedLine.CardLoad loaded = line.loaded();
        return new SuspendedLine(
                line.gtin(),
                line.quantity(),
                line.voided(),
                line.unitPrice(),
                line.inCode(),
                override == null
                        ? null
                        : new SuspendedLine.SetPrice(override.unitPrice(), cleaned(override.approval())),
                loaded == null ? null : new SuspendedLine.CardLoad(loaded.amount(), clean(loaded.account())),
                redact(line.reduction()),
                redact(line.ageCheck()),
                redact(line.kitchen()));
    }

    private static @Nullable KitchenMark redact(@Nullable KitchenMark kitchen) {
        return kitchen == null ? null : new KitchenMark(kitchen.sent(), kitchen.now(), cleanOrAbsent(kitchen.note()));
    }

    private static @Nullable TableOrder redact(@Nullable TableOrder table) {
        return table == null
                ? null
                : new TableOrder(clean(table.table()), table.since(), table.guests(), table.tickets());
    }

    private static SuspendedLine.@Nullable Reduction redact(SuspendedLine.@Nullable Reduction reduction) {
        return reduction == null
                ? null
                : new SuspendedLine.Reduction(reduction.percent(), reduction.amount(), cleaned(reduction.approval()));
    }

    private static PaymentAttempted redact(PaymentAttempted attempted) {
        return new PaymentAttempted(
                attempted.source(),
                attempted.happenedAt(),
                attempted.businessDate(),
                clean(attempted.operator()),
                clean(attempted.attempt()),
                attempted.means(),
                attempted.amount(),
                cleanOrAbsent(attempted.account()),
                cleanOrAbsent(attempted.grant()),
                attempted.points(),
                attempted.result(),
                redact(attempted.host()));
    }

    private static PaymentAttempted.@Nullable HostTrace redact(PaymentAttempted.@Nullable HostTrace host) {
        return host == null
                ? null
                : new PaymentAttempted.HostTrace(
                        host.way(),
                        cleanIdOrAbsent(host.reference()),
                        cleanIdOrAbsent(host.codeHash()),
                        host.offline(),
                        cleanIdOrAbsent(host.refundOf()));
    }

    private static Tender redact(Tender tender) {
        return new Tender(
                tender.type(),
                tender.tendered(),
                tender.change(),
                cleanIdOrAbsent(tender.attempt()),
                cleanIdOrAbsent(tender.account()),
                tender.points());
    }

    private static CouponUse redact(CouponUse use) {
        return new CouponUse(cleanId(use.coupon()), cleanId(use.promotion()), use.kind());
    }

    private static PromotionUse redact(PromotionUse use) {
        return new PromotionUse(
                cleanId(use.promotion()), use.uses(), use.amount(), each(use.parts(), CardNumbers::redact));
    }

    private static PromotionUse.Part redact(PromotionUse.Part part) {
        String pool = part.pool().value();
        return new PromotionUse.Part(
                PaymentCards.standApartIn(pool)
                        ? LeasePool.of(pool.substring(0, pool.indexOf('|') + 1) + REDACTED)
                        : part.pool(),
                part.units(),
                cleanIdOrAbsent(part.lease()));
    }

    private static @Nullable ReturnTerms redact(@Nullable ReturnTerms terms) {
        return terms == null ? null : new ReturnTerms(terms.check(), redact(terms.approval()));
    }

    private static @Nullable Approval redact(@Nullable Approval approval) {
        return approval == null ? null : cleaned(approval);
    }

    private static Approval cleaned(Approval approval) {
        return new Approval(clean(approval.reason()), cleanOrAbsent(approval.approver()));
    }

    private static @Nullable PriceOverride redact(@Nullable PriceOverride override) {
        return override == null ? null : new PriceOverride(override.original(), cleaned(override.approval()));
    }

    private static @Nullable AgeCheck redact(@Nullable AgeCheck check) {
        return check == null ? null : new AgeCheck(check.minimumAge(), check.method(), clean(check.operator()));
    }

    private static SaleLine redact(SaleLine line) {
        return new SaleLine(
                line.line(),
                line.gtin(),
                line.quantity(),
                line.unitPrice(),
                line.priceSource(),
                line.gross(),
                each(line.discounts(), CardNumbers::redact),
                line.net(),
                clean(line.taxGroup()),
                line.tax(),
                line.points(),
                line.returned(),
                redact(line.override()),
                redact(line.ageCheck()),
                line.depositOf(),
                cleanIdOrAbsent(line.giftCard()),
                redact(line.merchandise()),
                cleanIdOrAbsent(line.reservation()));
    }

    private static @Nullable Merchandise redact(@Nullable Merchandise goods) {
        return goods == null ? null : new Merchandise(clean(goods.category()), goods.unitCost());
    }

    private static Discount redact(Discount discount) {
        return new Discount(
                cleanId(discount.promotion()),
                clean(discount.name()),
                cleanIdOrAbsent(discount.decisionId()),
                discount.amount(),
                redact(discount.approval()));
    }

    private static TaxTotal redact(TaxTotal tax) {
        return new TaxTotal(clean(tax.group()), tax.basisPoints(), tax.included(), tax.base(), tax.tax());
    }

    private static OfferOutcome redact(OfferOutcome outcome) {
        return new OfferOutcome(
                cleanId(outcome.decisionId()), cleanId(outcome.campaign()), outcome.kind(), outcome.gtin());
    }

    private static <T> List<T> each(List<T> values, UnaryOperator<T> redaction) {
        return values.isEmpty() ? values : values.stream().map(redaction).toList();
    }

    private static @Nullable String cleanOrAbsent(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    private static String clean(String text) {
        return PaymentCards.standIn(text) ? REDACTED : text;
    }

    private static @Nullable String cleanIdOrAbsent(@Nullable String id) {
        return id == null ? null : cleanId(id);
    }

    private static String cleanId(String id) {
        return PaymentCards.standApartIn(id) ? REDACTED : id;
    }
}
