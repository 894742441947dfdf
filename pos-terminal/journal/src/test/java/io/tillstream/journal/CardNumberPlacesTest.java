package io.tillstream.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Waybill;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A card number in each text of each kind of transaction. Every text of these transactions is the name of its own field;
 * the number, published by its network for tests, takes its place.
 */
class CardNumberPlacesTest {
    private static final Money PRICE = Money.parse("5.00 GBP");
    private static final Money NOTHING = Money.parse("0.00 GBP");
    private static final Gtin ITEM = Gtin.ofDigits("4006381333931");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final List<OfferOutcome> OFFERS =
            List.of(new OfferOutcome("offers[0].decisionId", "offers[0].campaign", OfferOutcome.Kind.SHOWN));

    static Stream<Arguments> places() {
        return Stream.of(
                        places(new EpochOpened(Shop.source(1), Instant.EPOCH, DAY, "reason", null), "reason"),
                        places(
                                new NoSale(Shop.source(2), Instant.EPOCH, DAY, "operator", "reason", "approver"),
                                "operator",
                                "reason",
                                "approver"),
                        places(
                                new OperatorSession(
                                        Shop.source(2),
                                        Instant.EPOCH,
                                        DAY,
                                        "operator",
                                        OperatorSession.Change.PRACTICE_BEGAN,
                                        null,
                                        null,
                                        "approver",
                                        null),
                                "operator",
                                "approver"),
                        places(
                                new TenderControl(
                                        Shop.source(2),
                                        Instant.EPOCH,
                                        DAY,
                                        "operator",
                                        TenderControl.Kind.PAID_OUT,
                                        PRICE,
                                        "reason",
                                        "approver"),
                                "operator",
                                "reason",
                                "approver"),
                        places(
                                new TillSettlement(
                                        Shop.source(2),
                                        Instant.EPOCH,
                                        DAY,
                                        "operator",
                                        null,
                                        List.of(new TillSettlement.Count(
                                                Tender.TenderType.CASH, PRICE, PRICE, List.of())),
                                        "approver"),
                                "operator",
                                "approver"),
                        places(closing(), "operator", "approver", "trade.taxes.group"),
                        places(
                                new ParcelIn(
                                        Shop.source(2),
                                        Instant.EPOCH,
                                        DAY,
                                        "operator",
                                        // A carrier's number that looks like a card's is exempt, for it has parsed.
                                        new Waybill("4111111111111111"),
                                        "0005724",
                                        "678",
                                        null,
                                        "A3",
                                        PRICE),
                                "operator"),
                        places(parcelOut(), "operator", "tenders[0].attempt", "tenders[0].account"),
                        places(
                                new ParcelLock(
                                        Shop.source(2),
                                        Instant.EPOCH,
                                        DAY,
                                        "operator",
                                        null,
                                        Instant.EPOCH.plusSeconds(30)),
                                "operator"),
                        places(
                                new ParcelSettlement(
                                        Shop.source(3), Instant.EPOCH, DAY, "operator", List.of(Shop.source(2)), PRICE),
                                "operator"),
                        places(
                                new BasketCancelled(Shop.source(2), Instant.EPOCH, DAY, "operator", 1, PRICE, OFFERS),
                                "operator",
                                "offers[0].decisionId",
                                "offers[0].campaign"),
                        places(
                                new BasketResumed(
                                        Shop.source(3),
                                        Instant.EPOCH,
                                        DAY,
                                        "operator",
                                        Shop.source(2),
                                        List.of(),
                                        List.of()),
                                "operator"),
                        places(
                                attempted(),
                                "operator",
                                "attempt",
                                "account",
                                "grant",
                                "host.reference",
                                "host.codeHash",
                                "host.refundOf"),
                        places(
                                suspended(),
                                "operator",
                                "offers[0].decisionId",
                                "coupons[0]",
                                "reduction.approval.reason",
                                "reduction.approval.approver",
                                "lines[0].override.approval.reason",
                                "lines[0].loaded.account",
                                "lines[0].reduction.approval.approver",
                                "lines[0].ageCheck.operator",
                                "lines[0].kitchen.note",
                                "table.table"),
                        places(
                                sale(),
                                "operator",
                                "externalReference",
                                "assumed",
                                "offers[0].campaign",
                                "lines[0].taxGroup",
                                "lines[0].discounts[0].name",
                                "lines[0].discounts[0].promotion",
                                "lines[0].discounts[0].decisionId",
                                "lines[0].discounts[0].approval.reason",
                                "lines[0].giftCard",
                                "lines[0].override.approval.approver",
                                "lines[0].ageCheck.operator",
                                "lines[0].merchandise.category",
                                "lines[0].reservation",
                                "tenders[0].attempt",
                                "tenders[0].account",
                                "coupons[0].coupon",
                                "coupons[0].promotion",
                                "promotions[0].promotion",
                                "promotions[0].parts[0].lease",
                                "returnTerms.approval.reason",
                                "returnTerms.approval.approver"))
                .flatMap(places -> places);
    }

    private static Stream<Arguments> places(TillTransaction fact, String... fields) {
        return Stream.of(fields).map(field -> Arguments.of(fact, field));
    }

    private static Closing closing() {
        return new Closing(
                Shop.source(2),
                Instant.EPOCH,
                DAY,
                "operator",
                1,
                1,
                new Closing.Trade(
                        1,
                        PRICE,
                        0,
                        NOTHING,
                        NOTHING,
                        NOTHING,
                        List.of(new TaxTotal("trade.taxes.group", 2000, true, PRICE, NOTHING)),
                        0,
                        0,
                        0,
                        0),
                new Closing.CashFlow(NOTHING, NOTHING, NOTHING, PRICE, NOTHING, NOTHING, NOTHING, PRICE),
                List.of(new Closing.TenderClosing(Tender.TenderType.CASH, PRICE, PRICE, NOTHING)),
                new Closing.Open(0, 0, 0),
                new Closing.GrandTotal(PRICE, NOTHING),
                List.of(),
                "approver");
    }

    private static PaymentAttempted attempted() {
        return new PaymentAttempted(
                Shop.source(2),
                Instant.EPOCH,
                DAY,
                "operator",
                "attempt",
                Tender.TenderType.GIFT_CARD,
                PRICE,
                "account",
                "grant",
                List.of(),
                PaymentAttempted.Result.CREATED,
                new PaymentAttempted.HostTrace(
                        PaymentAttempted.HostTrace.Way.PAYER_CODE,
                        "host.reference",
                        "host.codeHash",
                        false,
                        "host.refundOf"));
    }

    private static Approval approval(String place) {
        return new Approval(place + ".reason", place + ".approver");
    }

    private static BasketSuspended suspended() {
        return new BasketSuspended(
                Shop.source(2),
                Instant.EPOCH,
                DAY,
                "operator",
                null,
                List.of(new SuspendedLine(
                        ITEM,
                        Quantity.each(1),
                        false,
                        PRICE,
                        null,
                        new SuspendedLine.SetPrice(PRICE, approval("lines[0].override.approval")),
                        new SuspendedLine.CardLoad(PRICE, "lines[0].loaded.account"),
                        new SuspendedLine.Reduction(10, null, approval("lines[0].reduction.approval")),
                        new AgeCheck(18, AgeCheck.Method.DOCUMENT_SEEN, "lines[0].ageCheck.operator"),
                        new KitchenMark(1, 1, "lines[0].kitchen.note"))),
                new SuspendedLine.Reduction(10, null, approval("reduction.approval")),
                PRICE,
                OFFERS,
                List.of("coupons[0]"),
                new TableOrder("table.table", Instant.EPOCH, 2, 1),
                List.of());
    }

    private static Sale sale() {
        return new Sale(
                Shop.source(2),
                Instant.EPOCH,
                DAY,
                "operator",
                null,
                Sale.Origin.IMPORTED,
                "externalReference",
                Sale.Channel.TILL,
                null,
                List.of(new SaleLine(
                        1,
                        ITEM,
                        Quantity.each(1),
                        PRICE,
                        SaleLine.PriceSource.OVERRIDDEN,
                        PRICE,
                        List.of(new Discount(
                                "lines[0].discounts[0].promotion",
                                "lines[0].discounts[0].name",
                                "lines[0].discounts[0].decisionId",
                                NOTHING,
                                approval("lines[0].discounts[0].approval"))),
                        PRICE,
                        "lines[0].taxGroup",
                        NOTHING,
                        0,
                        null,
                        new PriceOverride(PRICE, approval("lines[0].override.approval")),
                        new AgeCheck(18, AgeCheck.Method.DOCUMENT_SEEN, "lines[0].ageCheck.operator"),
                        null,
                        "lines[0].giftCard",
                        new Merchandise("lines[0].merchandise.category", NOTHING),
                        "lines[0].reservation")),
                List.of(),
                List.of(new Tender(
                        Tender.TenderType.GIFT_CARD,
                        PRICE,
                        NOTHING,
                        "tenders[0].attempt",
                        "tenders[0].account",
                        List.of())),
                NOTHING,
                PRICE,
                OFFERS,
                List.of("assumed"),
                List.of(new CouponUse("coupons[0].coupon", "coupons[0].promotion", CouponUse.Kind.REDEEMED)),
                List.of(),
                new ReturnTerms(ReturnTerms.Check.LEDGER, approval("returnTerms.approval")),
                List.of(new PromotionUse(
                        "promotions[0].promotion",
                        1,
                        NOTHING,
                        List.of(new PromotionUse.Part(
                                LeasePool.of("promotion-uses|promotions[0].parts[0].pool"),
                                1,
                                "promotions[0].parts[0].lease")))));
    }

    private static ParcelOut parcelOut() {
        return new ParcelOut(
                Shop.source(2),
                Instant.EPOCH,
                DAY,
                "operator",
                new Waybill("4111111111111111"),
                Shop.source(1),
                ParcelOut.Way.TO_RECEIVER,
                ParcelOut.Proof.PICK_UP_CODE,
                List.of(new Tender(
                        Tender.TenderType.GIFT_CARD,
                        PRICE,
                        NOTHING,
                        "tenders[0].attempt",
                        "tenders[0].account",
                        List.of())));
    }

    @ParameterizedTest
    @MethodSource("places")
    void isFoundAndNamedByItsField(TillTransaction fact, String field) {
        CardNumbers.refuseIn(fact);
        String value = "(?<=[:\\[,])\"" + Pattern.quote(field) + "\"(?!:)";
        String withNumber = CanonicalJson.text(fact).replaceAll(value, "\"4111111111111111\"");
        TillTransaction changed = CanonicalJson.decode(withNumber, TillTransaction.class);

        assertThatThrownBy(() -> CardNumbers.refuseIn(changed))
                .isInstanceOfSatisfying(
                        CardNumberRefused.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }
}
