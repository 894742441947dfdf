package io.tillstream.checkout.tender;

import static io.tillstream.checkout.basket.Grocer.COFFEE;
import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.basket.PricedBasket;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenPaymentTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final StoredValue CARD_OF_TEN = new StoredValue.Held("g-1", gbp("10.00"), LATER);
    private static final PointsLease POINTS = new PointsLease(
            MEMBER,
            List.of(new PointsLot(500, LocalDate.of(2027, 12, 31)), new PointsLot(120, LocalDate.of(2026, 12, 31))),
            new PointsLease.Rate(100, gbp("1.00")),
            LATER);

    /** A cake for 20.03 in a shop whose smallest coin is 5. */
    private static PricedBasket cake() {
        ShelfItem cake = Grocer.item("012345678905", "Cake", "standard", Quantity.Unit.EACH, 2003);
        return Basket.open(Grocer.store(5)).forMember(MEMBER).add(cake).priced().orElseThrow();
    }

    private static OpenPayment due(TenderStep step) {
        return switch (step) {
            case TenderStep.StillDue(OpenPayment payment) -> payment;
            case TenderStep.Waiting _, TenderStep.Paid _, TenderStep.Refused _ ->
                throw new AssertionError("Unexpected " + step);
        };
    }

    private static PaidBasket paid(TenderStep step) {
        return switch (step) {
            case TenderStep.Paid(PaidBasket basket) -> basket;
            case TenderStep.Waiting _, TenderStep.StillDue _, TenderStep.Refused _ ->
                throw new AssertionError("Unexpected " + step);
        };
    }

    private static AwaitedPayment waiting(TenderStep step) {
        return switch (step) {
            case TenderStep.Waiting(AwaitedPayment payment) -> payment;
            case TenderStep.Paid _, TenderStep.StillDue _, TenderStep.Refused _ ->
                throw new AssertionError("Unexpected " + step);
        };
    }

    private static TenderRefusal refused(TenderStep step) {
        return switch (step) {
            case TenderStep.Refused(TenderRefusal reason) -> reason;
            case TenderStep.Waiting _, TenderStep.StillDue _, TenderStep.Paid _ ->
                throw new AssertionError("Unexpected " + step);
        };
    }

    private static OpenPayment begun() {
        return due(OpenPayment.begin(cake()));
    }

    private static PaymentAttempt attempt(String order, TenderType type, String amount) {
        return PaymentAttempt.create(order, type, gbp(amount));
    }

    private static TenderStep charged(OpenPayment payment, PaymentAttempt attempt) {
        PaymentAttempt sent = attempt.sent(NOON);
        return waiting(payment.attempt(attempt))
                .follow(sent.answered(new Answer.Approved(sent.orderNumber(), sent.amount(), "ref"), NOON));
    }

    @Test
    void splitsStoredValueThenWalletThenCardThenCashAndRoundsOnlyTheCash() {
        OpenPayment payment = due(begun().giftCard(CARD_OF_TEN, gbp("4.00"), NOON));
        payment = due(payment.points(POINTS, 200, NOON));
        payment = due(charged(payment, attempt("o-1", TenderType.ALIPAY, "5.00")));
        payment = due(charged(payment, attempt("o-2", TenderType.CARD, "6.00")));

        assertThat(payment.remaining()).isEqualTo(gbp("3.03"));
        assertThat(payment.cashDue()).isEqualTo(gbp("3.05"));
        PaidBasket paid = paid(payment.cash(gbp("5.00")));

        assertThat(paid.tenders())
                .containsExactly(
                        new Tender(TenderType.GIFT_CARD, gbp("4.00"), gbp("0.00"), null, "g-1", List.of()),
                        new Tender(
                                TenderType.POINTS,
                                gbp("2.00"),
                                gbp("0.00"),
                                null,
                                null,
                                List.of(
                                        new PointsLot(120, LocalDate.of(2026, 12, 31)),
                                        new PointsLot(80, LocalDate.of(2027, 12, 31)))),
                        new Tender(TenderType.ALIPAY, gbp("5.00"), gbp("0.00"), "o-1", null, List.of()),
                        new Tender(TenderType.CARD, gbp("6.00"), gbp("0.00"), "o-2", null, List.of()),
                        new Tender(TenderType.CASH, gbp("5.00"), gbp("1.95")));
        assertThat(paid.cashRounding()).isEqualTo(gbp("0.02"));
    }

    @Test
    void isPaidToTheCentWithoutCash() {
        PaidBasket paid = paid(charged(begun(), attempt("o-1", TenderType.CARD, "20.03")));

        assertThat(paid.cashRounding()).isEqualTo(gbp("0.00"));
        assertThat(paid.change()).isEqualTo(gbp("0.00"));
    }

    @Test
    void refusesMoreThanIsLeftFromAnythingThatGivesNoChange() {
        OpenPayment payment = begun();

        assertThat(refused(payment.attempt(attempt("o-1", TenderType.CARD, "20.04"))))
                .isEqualTo(new TenderRefusal.OverTender(TenderType.CARD, gbp("20.04"), gbp("20.03")));
        assertThat(refused(payment.giftCard(new StoredValue.Held("g-1", gbp("50.00"), LATER), gbp("25.00"), NOON)))
                .extracting(TenderRefusal::text)
                .isEqualTo("25.00 GBP by GIFT_CARD is more than the 20.03 GBP left; only cash gives change.");
        assertThat(refused(due(payment.points(POINTS, 620, NOON)).points(POINTS, 1, NOON)))
                .isEqualTo(new TenderRefusal.PointsTaken());
    }

    @Test
    void refusesCashThatDoesNotCoverTheRest() {
        assertThat(refused(begun().cash(gbp("20.00"))))
                .isEqualTo(new TenderRefusal.TooLittle(gbp("20.05"), gbp("0.05")));
        assertThat(refused(begun().cash(gbp("-1.00")))).isEqualTo(new TenderRefusal.NotAnAmount(gbp("-1.00")));
        assertThat(refused(begun().cash(Money.parse("50 TWD"))))
                .isEqualTo(new TenderRefusal.NotAnAmount(Money.parse("50 TWD")));
    }

    @Test
    void takesTendersInTheirOrder() {
        OpenPayment payment = due(charged(begun(), attempt("o-1", TenderType.CARD, "5.00")));

        assertThat(refused(payment.giftCard(CARD_OF_TEN, gbp("5.00"), NOON)))
                .isEqualTo(new TenderRefusal.OutOfOrder(TenderType.GIFT_CARD, TenderType.CARD));
        assertThat(refused(payment.attempt(attempt("o-2", TenderType.ALIPAY, "5.00"))))
                .isEqualTo(new TenderRefusal.OutOfOrder(TenderType.ALIPAY, TenderType.CARD));
        assertThat(due(charged(payment, attempt("o-3", TenderType.CARD, "5.00")))
                        .remaining())
                .isEqualTo(gbp("10.03"));
    }

    @Test
    void spendsNoMoreThanTheGrant() {
        OpenPayment payment = due(begun().giftCard(CARD_OF_TEN, gbp("6.00"), NOON));

        assertThat(refused(payment.giftCard(CARD_OF_TEN, gbp("5.00"), NOON)))
                .isEqualTo(new TenderRefusal.MoreThanHeld("g-1", "£11.00", "£10.00"));
        assertThat(due(payment.giftCard(CARD_OF_TEN, gbp("4.00"), NOON)).remaining())
                .isEqualTo(gbp("10.03"));
        assertThat(refused(begun().giftCard(CARD_OF_TEN, gbp("1.00"), LATER)))
                .isEqualTo(new TenderRefusal.GrantLapsed("g-1", LATER));
        assertThat(refused(begun().points(POINTS, 621, NOON)))
                .isEqualTo(new TenderRefusal.MoreThanHeld("Points", "621", "620"));
        assertThat(refused(begun().points(POINTS, 1, LATER))).isEqualTo(new TenderRefusal.GrantLapsed("Points", LATER));
        assertThat(refused(begun().points(POINTS, 0, NOON))).isEqualTo(new TenderRefusal.NotAnAmount(gbp("0.00")));
    }

    @Test
    void refusesAGiftCardOfflineWithoutALease() {
        TenderRefusal refusal = refused(begun().giftCard(new StoredValue.NotHeld("g-1"), gbp("5.00"), NOON));

        assertThat(refusal.text())
                .isEqualTo("Gift card g-1 cannot pay while this till is offline and holds no part of its balance;"
                        + " take another tender.");
    }

    @Test
    void takesPointsOnlyFromTheMemberOfTheBasket() {
        PointsLease somebodyElses =
                new PointsLease(MemberId.of("mbbbbbbbbbbbbbbbb"), POINTS.lots(), POINTS.rate(), LATER);

        assertThat(refused(begun().points(somebodyElses, 100, NOON))).isEqualTo(new TenderRefusal.OtherMember());
    }

    @Test
    void cannotBeFinishedWhileAnAttemptIsUnknown() {
        PaymentAttempt sent = attempt("o-1", TenderType.WECHAT_PAY, "20.03").sent(NOON);
        AwaitedPayment waiting = waiting(begun().attempt(attempt("o-1", TenderType.WECHAT_PAY, "20.03")));

        AwaitedPayment unknown = waiting(waiting.follow(sent.answered(new Answer.Unclear(), NOON)));

        // A waiting payment has no act but to follow its attempt: that is the whole point of the type.
        assertThat(unknown.attempt().state()).isInstanceOf(PaymentAttempt.Unknown.class);
        assertThatThrownBy(() -> unknown.follow(attempt("o-2", TenderType.WECHAT_PAY, "20.03")))
                .hasMessageContaining("waits for order o-1");
    }

    @Test
    void doesNotChargeTheSameKindAgainWhileAReversalIsPending() {
        PaymentAttempt pending = attempt("o-1", TenderType.WECHAT_PAY, "20.03")
                .sent(NOON)
                .givenUp(NOON.plusSeconds(45), AttemptRules.MAINLAND);
        OpenPayment payment = due(waiting(begun().attempt(attempt("o-1", TenderType.WECHAT_PAY, "20.03")))
                .follow(pending));

        assertThat(refused(payment.attempt(attempt("o-2", TenderType.WECHAT_PAY, "20.03"))))
                .isEqualTo(new TenderRefusal.MayHaveBeenCharged(TenderType.WECHAT_PAY, "o-1"));
        assertThat(paid(charged(payment, attempt("o-3", TenderType.CARD, "20.03")))
                        .tenders())
                .hasSize(1);
        assertThat(payment.doubtful()).containsExactly(pending);
    }

    @Test
    void goesOnWithoutAnAttemptThatFailed() {
        PaymentAttempt failed =
                attempt("o-1", TenderType.CARD, "20.03").sent(NOON).answered(new Answer.Declined("no funds"), NOON);

        OpenPayment payment = due(waiting(begun().attempt(attempt("o-1", TenderType.CARD, "20.03")))
                .follow(failed));

        assertThat(payment.remaining()).isEqualTo(gbp("20.03"));
        assertThat(payment.toGiveBack()).isEmpty();
    }

    @Test
    void refusesAnOrderNumberThatWasUsed() {
        OpenPayment payment = due(charged(begun(), attempt("o-1", TenderType.CARD, "5.00")));

        assertThat(refused(payment.attempt(attempt("o-1", TenderType.CARD, "5.00"))))
                .isEqualTo(new TenderRefusal.OrderNumberUsed("o-1"));
        assertThat(refused(
                        payment.attempt(attempt("o-2", TenderType.CARD, "5.00").sent(NOON))))
                .isEqualTo(new TenderRefusal.OrderNumberUsed("o-2"));
    }

    @Test
    void namesWhatHasToGoBackBeforeTheBasketIsFreeAgain() {
        OpenPayment payment = due(charged(begun(), attempt("o-1", TenderType.CARD, "5.00")));

        assertThat(payment.toGiveBack()).extracting(Tender::attempt).containsExactly("o-1");
    }

    @Test
    void isPaidAtOnceWhenNothingIsDue() {
        ShelfItem free = Grocer.item("012345678905", "Leaflet", "standard", Quantity.Unit.EACH, 0);
        PricedBasket basket = Basket.open(Grocer.store(5)).add(free).priced().orElseThrow();

        assertThat(paid(OpenPayment.begin(basket)).tenders()).isEmpty();
        assertThat(begun().basket().lines().getFirst().line().item()).isNotEqualTo(COFFEE);
    }
}
