package io.tillstream.checkout.tender;

import static io.tillstream.checkout.basket.Grocer.gbp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillstream.checkout.tender.AttemptRules.NextStep;
import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an attempt may and may not do, from each of its states. */
class AttemptStatesTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant LATER = START.plusSeconds(60);
    private static final AttemptRules RULES = AttemptRules.MAINLAND;

    private static final PaymentAttempt CREATED = PaymentAttempt.create("o-1", TenderType.ALIPAY, gbp("8.45"));
    private static final PaymentAttempt SENT = CREATED.sent(START);
    private static final PaymentAttempt PAYING = SENT.answered(new Answer.CustomerAsked(), START);
    private static final PaymentAttempt UNKNOWN = SENT.answered(new Answer.Unclear(), START);
    private static final PaymentAttempt PAID = SENT.answered(new Answer.Approved("o-1", gbp("8.45"), "ref"), START);
    private static final PaymentAttempt FAILED = SENT.answered(new Answer.Aborted(), START);
    private static final PaymentAttempt PENDING = SENT.givenUp(LATER, RULES);
    private static final PaymentAttempt REVERSED = PENDING.reversalAnswered(ReversalAnswer.ACKNOWLEDGED, LATER, RULES);

    @Test
    void isSentFromNoStateButTheFirst() {
        for (PaymentAttempt attempt : List.of(SENT, PAYING, UNKNOWN, PAID, FAILED, PENDING, REVERSED)) {
            assertThatIllegalStateException().as("%s", attempt.state()).isThrownBy(() -> attempt.sent(LATER));
        }
    }

    @Test
    void isGivenUpWhileNobodyKnowsAndWhenItIsPaid() {
        for (PaymentAttempt open : List.of(SENT, PAYING, UNKNOWN)) {
            assertThat(open.givenUp(LATER, RULES).state())
                    .isEqualTo(new PaymentAttempt.ReversalPending(LATER, "no clear answer"));
        }
        assertThat(PAID.givenUp(LATER, RULES).state())
                .isEqualTo(new PaymentAttempt.ReversalPending(LATER, "sale given up"));
        for (PaymentAttempt over : List.of(FAILED, PENDING, REVERSED)) {
            assertThat(over.givenUp(LATER.plusSeconds(1), RULES)).isEqualTo(over);
        }
    }

    @Test
    void isReversedOnlyOnceItIsToBe() {
        for (PaymentAttempt attempt : List.of(CREATED, SENT, PAYING, UNKNOWN, PAID, FAILED)) {
            for (ReversalAnswer answer : ReversalAnswer.values()) {
                assertThatIllegalStateException()
                        .as("%s", attempt.state())
                        .isThrownBy(() -> attempt.reversalAnswered(answer, LATER, RULES))
                        .withMessageContaining("not to be reversed");
            }
        }
        assertThat(REVERSED.reversalAnswered(ReversalAnswer.UNCLEAR, LATER.plusSeconds(9), RULES))
                .isEqualTo(REVERSED);
    }

    @Test
    void staysPaidWhateverIsSaidOfIt() {
        assertThat(PAID.answered(new Answer.Declined("no"), LATER)).isEqualTo(PAID);
        assertThat(PAID.answered(new Answer.Approved("o-2", gbp("1.00"), "other"), LATER))
                .isEqualTo(PAID);
    }

    @Test
    void isSettledWhenTheMoneyIsHereOrWillNotMoveAgain() {
        assertThat(List.of(PAID, FAILED, REVERSED)).allMatch(PaymentAttempt::isSettled);
        assertThat(List.of(CREATED, SENT, PAYING, UNKNOWN, PENDING)).noneMatch(PaymentAttempt::isSettled);
        for (PaymentAttempt settled : List.of(PAID, FAILED, REVERSED)) {
            assertThat(RULES.next(settled)).isEqualTo(new NextStep.Nothing());
        }
    }

    @Test
    void givesUpNoSoonerThanItMayReverse() {
        Duration second = Duration.ofSeconds(1);

        assertThatCode(() -> new AttemptRules(second, second, Duration.ofSeconds(15), Duration.ofSeconds(15), second))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new AttemptRules(second, second, Duration.ofSeconds(14), Duration.ofSeconds(15), second))
                .withMessage("A try is given up after PT14S, but not reversed before PT15S; make the patience longer.");
    }
}
