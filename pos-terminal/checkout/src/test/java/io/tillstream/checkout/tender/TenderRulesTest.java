package io.tillstream.checkout.tender;

import static io.tillstream.checkout.basket.Grocer.MEMBER;
import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tillstream.checkout.basket.Basket;
import io.tillstream.checkout.basket.Grocer;
import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.Quantity;
import io.tillstream.events.sale.PointsLot;
import io.tillstream.events.sale.Tender;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where one tender ends and the next begins. */
class TenderRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);

    /** A bicycle for 200.00, paid by a member. */
    private static OpenPayment begun() {
        return due(OpenPayment.begin(Basket.open(Grocer.store(1))
                .forMember(MEMBER)
                .add(Grocer.item("012345678905", "Bicycle", "standard", Quantity.Unit.EACH, 20_000))
                .priced()
                .orElseThrow()));
    }

    private static OpenPayment due(TenderStep step) {
        assertThat(step).isInstanceOf(TenderStep.StillDue.class);
        return ((TenderStep.StillDue) step).payment();
    }

    private static StoredValue held(String account, String amount) {
        return new StoredValue.Held(account, gbp(amount), LATER);
    }

    private static AwaitedPayment waitingFor(PaymentAttempt attempt) {
        TenderStep step = begun().attempt(attempt);
        assertThat(step).isInstanceOf(TenderStep.Waiting.class);
        return ((TenderStep.Waiting) step).payment();
    }

    @Test
    void takesAVoucherAsAVoucher() {
        assertThat(due(begun().voucher(held("v-1", "5.00"), gbp("5.00"), NOON)).toGiveBack())
                .containsExactly(new Tender(TenderType.VOUCHER, gbp("5.00"), gbp("0.00"), null, "v-1", List.of()));
    }

    @Test
    void countsEachAccountByItself() {
        OpenPayment payment = due(begun().giftCard(held("g-1", "50.00"), gbp("50.00"), NOON));

        payment = due(payment.giftCard(held("g-2", "50.00"), gbp("50.00"), NOON));

        assertThat(payment.remaining()).isEqualTo(gbp("100.00"));
    }

    @Test
    void takesEveryPointOfALease() {
        PointsLease lease = new PointsLease(
                MEMBER,
                List.of(new PointsLot(40, null), new PointsLot(60, LocalDate.of(2026, 12, 31))),
                new PointsLease.Rate(1, gbp("0.01")),
                LATER);

        Tender points = due(begun().points(lease, 100, NOON)).toGiveBack().getFirst();

        assertThat(points.tendered()).isEqualTo(gbp("1.00"));
        assertThat(points.points())
                .containsExactly(new PointsLot(60, LocalDate.of(2026, 12, 31)), new PointsLot(40, null));
        assertThat(due(begun().points(lease, 60, NOON)).toGiveBack().getFirst().points())
                .as("no lot of no points")
                .containsExactly(new PointsLot(60, LocalDate.of(2026, 12, 31)));
    }

    @Test
    void paysWithASinglePoint() {
        PointsLease lease =
                new PointsLease(MEMBER, List.of(new PointsLot(5, null)), new PointsLease.Rate(1, gbp("0.01")), LATER);

        assertThat(due(begun().points(lease, 1, NOON)).remaining()).isEqualTo(gbp("199.99"));
    }

    /** 100 points are worth 3.00. */
    @Test
    void proposesAsManyPointsAsAreOfUse() {
        PointsLease lease = new PointsLease(
                MEMBER, List.of(new PointsLot(500, null)), new PointsLease.Rate(100, gbp("3.00")), LATER);

        assertThat(lease.mostFor(gbp("3.00"))).isEqualTo(100);
        assertThat(lease.mostFor(gbp("2.99")))
                .as("never worth more than is due")
                .isEqualTo(99);
        assertThat(lease.mostFor(gbp("200.00"))).as("never more than are held").isEqualTo(500);
        assertThat(lease.mostFor(gbp("0.00"))).isZero();
        assertThat(lease.mostFor(gbp("-1.00"))).isZero();
    }

    /** Paid with cash that an exchange carries over, then with a gift card. */
    @Test
    void takesStoredValueAfterCashThatCameWithTheExchange() {
        List<Tender> carried = List.of(new Tender(TenderType.CASH, gbp("20.00"), gbp("0.00")));
        OpenPayment payment = due(OpenPayment.begin(begun().basket(), carried));

        assertThat(due(payment.giftCard(held("g-1", "50.00"), gbp("50.00"), NOON))
                        .remaining())
                .isEqualTo(gbp("130.00"));
    }

    @Test
    void takesStoredValueBeforeACard() {
        List<Tender> carried = List.of(new Tender(TenderType.CARD, gbp("20.00"), gbp("0.00")));
        OpenPayment payment = due(OpenPayment.begin(begun().basket(), carried));

        assertThat(payment.giftCard(held("g-1", "50.00"), gbp("50.00"), NOON))
                .isEqualTo(new TenderStep.Refused(new TenderRefusal.OutOfOrder(TenderType.GIFT_CARD, TenderType.CARD)));
    }

    @Test
    void paysOutInCashWhatWasPaidInCashOrNobodyKnowsHow() {
        assertThat(TenderType.values())
                .filteredOn(TenderOrder::isPaidOutInCash)
                .containsExactly(TenderType.CASH, TenderType.NOT_RECORDED);
    }

    @Test
    void givesNoWorthToNoPointsAndNoPointsToNoWorth() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PointsLease.Rate(0, gbp("1.00")));
        assertThatIllegalArgumentException().isThrownBy(() -> new PointsLease.Rate(100, gbp("0.00")));
    }

    @Test
    void doesNotUseTheNumberOfADoubtfulOrderForAnotherKind() {
        PaymentAttempt doubtful = PaymentAttempt.create("o-1", TenderType.ALIPAY, gbp("200.00"));
        OpenPayment payment =
                due(waitingFor(doubtful).follow(doubtful.sent(NOON).givenUp(LATER, AttemptRules.MAINLAND)));

        assertThat(payment.attempt(PaymentAttempt.create("o-1", TenderType.CARD, gbp("200.00"))))
                .isEqualTo(new TenderStep.Refused(new TenderRefusal.OrderNumberUsed("o-1")));
        assertThat(payment.attempt(PaymentAttempt.create("o-2", TenderType.CARD, gbp("200.00"))))
                .isInstanceOf(TenderStep.Waiting.class);
    }

    @Test
    void followsNoOtherAttemptThanItsOwn() {
        AwaitedPayment waiting = waitingFor(PaymentAttempt.create("o-1", TenderType.CARD, gbp("50.00")));

        for (PaymentAttempt other : List.of(
                PaymentAttempt.create("o-2", TenderType.CARD, gbp("50.00")),
                PaymentAttempt.create("o-1", TenderType.CARD, gbp("50.01")),
                PaymentAttempt.create("o-1", TenderType.ALIPAY, gbp("50.00")))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> waiting.follow(other))
                    .withMessageContaining("waits for order o-1 of 50.00 GBP");
        }
    }

    @Test
    void isAsBeforeWhenAnAttemptWasReversed() {
        PaymentAttempt attempt = PaymentAttempt.create("o-1", TenderType.CARD, gbp("50.00"));
        PaymentAttempt reversed = attempt.sent(NOON)
                .answered(new Answer.Unclear(), NOON)
                .givenUp(LATER, AttemptRules.MAINLAND)
                .reversalAnswered(ReversalAnswer.ACKNOWLEDGED, LATER, AttemptRules.MAINLAND);

        OpenPayment payment = due(waitingFor(attempt).follow(reversed));

        assertThat(payment.remaining()).isEqualTo(gbp("200.00"));
        assertThat(payment.doubtful()).isEmpty();
    }

    @Test
    void waitsOnWhileTheCustomerIsAsked() {
        PaymentAttempt attempt = PaymentAttempt.create("o-1", TenderType.CARD, gbp("50.00"));

        for (PaymentAttempt open :
                List.of(attempt, attempt.sent(NOON), attempt.sent(NOON).answered(new Answer.CustomerAsked(), NOON))) {
            assertThat(waitingFor(attempt).follow(open)).isInstanceOf(TenderStep.Waiting.class);
        }
    }

    /** The thing, the value, the rule and the next step. */
    @Test
    void saysWhyItRefuses() {
        Map<TenderRefusal, String> texts = Map.of(
                new TenderRefusal.NotAnAmount(gbp("0.00")),
                "0.00 GBP cannot be taken; enter more than nothing, in the currency of the sale.",
                new TenderRefusal.TooLittle(gbp("5.00"), gbp("1.00")),
                "5.00 GBP is due in cash and 1.00 GBP is missing; take it, or another tender first.",
                new TenderRefusal.OutOfOrder(TenderType.GIFT_CARD, TenderType.CARD),
                "GIFT_CARD comes before CARD, which is already taken; give that back first.",
                new TenderRefusal.MoreThanHeld("g-1", "11.00 GBP", "10.00 GBP"),
                "g-1: 11.00 GBP is more than the 10.00 GBP this till may spend; take less.",
                new TenderRefusal.GrantLapsed("g-1", NOON),
                "g-1: the grant lapsed at 2026-11-23T12:00:00Z; ask head office again.",
                new TenderRefusal.OtherMember(),
                "Points pay only for their own member's basket; scan that member's card.",
                new TenderRefusal.PointsTaken(),
                "Points are already taken in this sale; give them back to take another number.",
                new TenderRefusal.MayHaveBeenCharged(TenderType.ALIPAY, "o-1"),
                "The customer may have been charged by ALIPAY (order o-1); do not charge the same again,"
                        + " take another tender.",
                new TenderRefusal.OrderNumberUsed("o-1"),
                "Order o-1 was used before; a new attempt needs a new number.");

        texts.forEach((refusal, text) -> assertThat(refusal.text()).isEqualTo(text));
    }
}
