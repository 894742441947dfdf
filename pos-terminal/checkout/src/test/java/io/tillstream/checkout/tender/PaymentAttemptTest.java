package io.tillstream.checkout.tender;

import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.checkout.tender.AttemptRules.NextStep;
import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The rules of pos-devices.md, section 5. */
class PaymentAttemptTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final AttemptRules RULES = AttemptRules.MAINLAND;
    private static final PaymentAttempt CREATED = PaymentAttempt.create("s1-t1-1", TenderType.WECHAT_PAY, gbp("8.45"));
    private static final PaymentAttempt SENT = CREATED.sent(START);
    private static final Answer APPROVED = new Answer.Approved("s1-t1-1", gbp("8.45"), "w-77");

    private static Instant after(long seconds) {
        return START.plus(Duration.ofSeconds(seconds));
    }

    @Test
    void isPaidWhenTheHostApprovesTheSameOrderAndAmount() {
        PaymentAttempt paid = SENT.answered(APPROVED, after(1));

        assertThat(paid.state()).isEqualTo(new PaymentAttempt.Paid(after(1), "w-77"));
        assertThat(paid.isSettled()).isTrue();
        assertThat(RULES.next(paid)).isEqualTo(new NextStep.Nothing());
    }

    @Test
    void reversesAnApprovalOfAnotherAmountOrOrder() {
        PaymentAttempt wrongAmount = SENT.answered(new Answer.Approved("s1-t1-1", gbp("8.00"), "w-1"), after(1));
        PaymentAttempt wrongOrder = SENT.answered(new Answer.Approved("s1-t1-2", gbp("8.45"), "w-1"), after(1));

        assertThat(wrongAmount.state()).isInstanceOf(PaymentAttempt.ReversalPending.class);
        assertThat(wrongOrder.state()).isInstanceOf(PaymentAttempt.ReversalPending.class);
    }

    @Test
    void isSentOnce() {
        assertThat(RULES.next(CREATED)).isEqualTo(new NextStep.Send());
        assertThatThrownBy(() -> SENT.sent(after(1)))
                .hasMessage("Order s1-t1-1 was sent before and is never sent twice.");
        assertThatThrownBy(() -> CREATED.answered(APPROVED, after(1))).hasMessageContaining("never sent");
    }

    @Test
    void asksFiveSecondsAfterSilenceOrAnError() {
        PaymentAttempt unknown = SENT.answered(new Answer.Unclear(), after(7));

        assertThat(RULES.next(SENT)).isEqualTo(new NextStep.Ask(after(5)));
        assertThat(RULES.next(unknown)).isEqualTo(new NextStep.Ask(after(12)));
        assertThat(unknown.isSettled()).isFalse();
    }

    @Test
    void asksEveryTenSecondsWhileTheCustomerTypesAPassword() {
        PaymentAttempt paying = SENT.answered(new Answer.CustomerAsked(), after(2));
        PaymentAttempt still = paying.answered(new Answer.CustomerAsked(), after(12));

        assertThat(RULES.next(paying)).isEqualTo(new NextStep.Ask(after(12)));
        assertThat(RULES.next(still)).isEqualTo(new NextStep.Ask(after(22)));
        assertThat(still.answered(APPROVED, after(22)).state()).isInstanceOf(PaymentAttempt.Paid.class);
    }

    @Test
    void givesUpWhenThePatienceIsOver() {
        PaymentAttempt paying = SENT.answered(new Answer.CustomerAsked(), after(36));

        assertThat(RULES.next(paying)).isEqualTo(new NextStep.GiveUp(after(45)));
        assertThat(AttemptRules.CROSS_BORDER.next(SENT.answered(new Answer.CustomerAsked(), after(20))))
                .isEqualTo(new NextStep.Ask(after(30)));
        assertThat(AttemptRules.CROSS_BORDER.next(SENT.answered(new Answer.CustomerAsked(), after(21))))
                .isEqualTo(new NextStep.GiveUp(after(30)));
    }

    @Test
    void isNotReversedSoonerThanFifteenSecondsAfterItWasSent() {
        assertThat(RULES.next(SENT.givenUp(after(3), RULES))).isEqualTo(new NextStep.Reverse(after(15)));
        assertThat(RULES.next(SENT.givenUp(after(40), RULES))).isEqualTo(new NextStep.Reverse(after(40)));
    }

    @Test
    void repeatsAReversalUntilItIsAcknowledged() {
        PaymentAttempt pending = SENT.answered(new Answer.Unclear(), after(5)).givenUp(after(45), RULES);
        PaymentAttempt again = pending.reversalAnswered(ReversalAnswer.UNCLEAR, after(50), RULES);
        PaymentAttempt reversed = again.reversalAnswered(ReversalAnswer.ACKNOWLEDGED, after(61), RULES);

        assertThat(RULES.next(again)).isEqualTo(new NextStep.Reverse(after(60)));
        assertThat(again.isSettled()).isFalse();
        assertThat(reversed.state()).isEqualTo(new PaymentAttempt.Reversed(after(61)));
        assertThat(reversed.isSettled()).isTrue();
    }

    @Test
    void doesNotBecomePaidOnceItIsToBeReversed() {
        PaymentAttempt pending = SENT.givenUp(after(45), RULES);

        assertThat(pending.answered(APPROVED, after(46))).isEqualTo(pending);
    }

    @Test
    void reversesASuccessThatComesTooLate() {
        PaymentAttempt failed = SENT.answered(new Answer.Declined("no funds"), after(3));
        PaymentAttempt reversed =
                SENT.givenUp(after(45), RULES).reversalAnswered(ReversalAnswer.ACKNOWLEDGED, after(50), RULES);

        assertThat(failed.answered(APPROVED, after(9)).state()).isInstanceOf(PaymentAttempt.ReversalPending.class);
        assertThat(reversed.answered(APPROVED, after(60)).state()).isInstanceOf(PaymentAttempt.ReversalPending.class);
        assertThat(failed.answered(new Answer.Unclear(), after(9))).isEqualTo(failed);
    }

    @Test
    void failsWithoutMoneyWhenDeclinedAbortedOrNeverSent() {
        assertThat(SENT.answered(new Answer.Declined("no funds"), after(3)).state())
                .isEqualTo(new PaymentAttempt.Failed("no funds"));
        assertThat(SENT.answered(new Answer.Aborted(), after(3)).state())
                .isEqualTo(new PaymentAttempt.Failed("aborted"));
        assertThat(CREATED.givenUp(after(1), RULES).state()).isEqualTo(new PaymentAttempt.Failed("never sent"));
        assertThatThrownBy(() -> SENT.reversalAnswered(ReversalAnswer.ACKNOWLEDGED, after(1), RULES))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void undoesAPaymentWhoseSaleIsGivenUp() {
        PaymentAttempt paid = SENT.answered(APPROVED, after(1));

        assertThat(RULES.next(paid.givenUp(after(99), RULES))).isEqualTo(new NextStep.Reverse(after(99)));
    }

    @Test
    void triesOnlyWhatCanBeAskedForAndIsMoreThanNothing() {
        assertThatThrownBy(() -> PaymentAttempt.create("o", TenderType.CASH, gbp("1.00")))
                .hasMessageContaining("only wallets and cards");
        assertThatThrownBy(() -> PaymentAttempt.create("o", TenderType.CARD, gbp("0.00")))
                .hasMessageContaining("more than nothing");
        assertThatThrownBy(() -> PaymentAttempt.create(" ", TenderType.CARD, gbp("1.00")))
                .hasMessageContaining("order number");
    }
}
