package io.tillstream.portal.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttemptTest {
    private static final Money AMOUNT = Money.parse("12.34 GBP");
    private static final Money NOTHING = Money.parse("0.00 GBP");
    private static final Instant OPENED = Instant.parse("2011-11-09T12:00:00Z");
    private static final ProviderAnswer WAITING =
            new ProviderAnswer.Waiting(URI.create("http://127.0.0.1:1/checkout"), null);
    private static final ProviderAnswer PAID = new ProviderAnswer.Paid(AMOUNT, null);
    private static final ProviderAnswer CLOSED = new ProviderAnswer.Closed();
    private static final ProviderAnswer REFUSED = new ProviderAnswer.Declined("refused");
    private static final ProviderAnswer SILENCE = new ProviderAnswer.NoAnswer("5 s");

    private static Attempt fresh() {
        return new Attempt(
                new OnlinePayment(
                        new PaymentId("p" + "a".repeat(20)),
                        "w1",
                        new MemberId("maaaaaaaaaaaaaaaa"),
                        StoreId.of("s1"),
                        AMOUNT,
                        PaymentMethod.CARD,
                        PaymentState.CREATED,
                        NOTHING,
                        NOTHING,
                        null,
                        null,
                        OPENED,
                        OPENED.plusSeconds(900),
                        null),
                Attempt.Aim.TAKE,
                null,
                "k",
                "/orders",
                0);
    }

    private static Attempt after(ProviderAnswer... answers) {
        Attempt attempt = fresh();
        for (ProviderAnswer answer : answers) {
            attempt = attempt.after(answer);
        }
        return attempt;
    }

    @Test
    void takesWhatWasAsked() {
        Attempt paid = after(WAITING, PAID);

        assertThat(paid.payment().state()).isEqualTo(PaymentState.APPROVED);
        assertThat(paid.payment().taken()).isEqualTo(AMOUNT);
        assertThat(paid.next()).isEqualTo(Attempt.Step.NOTHING);
    }

    @Test
    void asksWhatBecameOfAPaymentWhoseAnswerGotLost() {
        assertThat(after(SILENCE).payment().state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(after(SILENCE).next()).isEqualTo(Attempt.Step.QUERY);
        assertThat(after(SILENCE, PAID).payment().state()).isEqualTo(PaymentState.APPROVED);
        assertThat(after(SILENCE).left().next()).isEqualTo(Attempt.Step.QUERY_THEN_CANCEL);
    }

    @Test
    void neverApprovesAnotherAmount() {
        Attempt wrong = after(WAITING, new ProviderAnswer.Paid(Money.parse("12.35 GBP"), null));

        assertThat(wrong.payment().state()).isEqualTo(PaymentState.UNKNOWN);
        assertThat(wrong.payment().reason()).isEqualTo("wrong-amount");
        assertThat(wrong.isToGoBack()).isTrue();
        assertThat(wrong.givenBack(Money.parse("12.35 GBP")).payment().state()).isEqualTo(PaymentState.REVERSED);
    }

    @Test
    void givesBackWhatWasTakenInAnotherCurrency() {
        Money dollars = Money.parse("12.34 USD");
        Attempt wrong = after(WAITING, new ProviderAnswer.Paid(dollars, null));

        assertThat(wrong.isToGoBack()).isTrue();
        assertThat(wrong.next()).isEqualTo(Attempt.Step.NOTHING);
        assertThat(wrong.payment().taken()).isEqualTo(dollars);
        assertThat(wrong.givenBack(dollars).payment().state()).isEqualTo(PaymentState.REVERSED);
        assertThat(wrong.givenBack(dollars).payment().reason()).isEqualTo("wrong-currency");
    }

    /** Its time was over, and the money was there before it was closed: the order still waits for it. */
    @Test
    void takesMoneyThatCameBeforeItsTimeWasOver() {
        Attempt over = after(WAITING).at(OPENED.plusSeconds(900));

        assertThat(over.next()).isEqualTo(Attempt.Step.CANCEL);
        assertThat(over.after(PAID).payment().state()).isEqualTo(PaymentState.APPROVED);
        assertThat(over.after(CLOSED).payment().state()).isEqualTo(PaymentState.ABORTED);
        assertThat(over.after(CLOSED).payment().reason()).isEqualTo("late");
    }

    @Test
    void givesBackWhatComesAfterItWasGivenUp() {
        Attempt left = after(WAITING).left();

        assertThat(left.after(PAID).isToGoBack()).isTrue();
        assertThat(left.after(CLOSED).after(PAID).isToGoBack()).isTrue();
        assertThat(after(WAITING, PAID).left().isToGoBack()).isTrue();
        assertThat(after(WAITING, REFUSED, PAID).isToGoBack()).isTrue();
    }

    @Test
    void looksAgainAtWhatEndedUnpaid() {
        Attempt closed = after(WAITING).left().after(CLOSED);

        assertThat(closed.next()).isEqualTo(Attempt.Step.QUERY);
        for (int looks = 0; looks < 50; looks++) {
            // A notice, or somebody who looks at the page: the looks that are due come all the same.
            closed = closed.after(CLOSED);
        }
        List<Duration> looks = new ArrayList<>();
        Instant at = OPENED;
        for (Instant next = closed.again(at, OPENED); next != null; next = closed.again(at, OPENED)) {
            looks.add(Duration.between(OPENED, next));
            at = next;
        }
        assertThat(looks)
                .containsExactly(
                        Duration.ofSeconds(20),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(15),
                        Duration.ofHours(2),
                        Duration.ofHours(24));
        assertThat(closed.payment().state()).isEqualTo(PaymentState.ABORTED);
    }

    /** Whatever is said, in whatever order: money that was told is in the book, is approved or goes back, and never grows. */
    @Test
    void keepsAccountOfMoneyInEveryOrderOfAnswers() {
        List<ProviderAnswer> answers = List.of(WAITING, PAID, CLOSED, REFUSED, SILENCE, new ProviderAnswer.NotFound());
        Random random = new Random(20111109);
        for (int run = 0; run < 5_000; run++) {
            Attempt attempt = fresh();
            List<String> told = new ArrayList<>();
            boolean isPaid = false;
            for (int step = 0; step < 12; step++) {
                int chosen = random.nextInt(answers.size() + 2);
                if (chosen == answers.size()) {
                    attempt = attempt.left();
                    told.add("left");
                } else if (chosen == answers.size() + 1) {
                    attempt = attempt.at(OPENED.plusSeconds(1_000));
                    told.add("over");
                } else {
                    ProviderAnswer answer = answers.get(chosen);
                    isPaid |= answer instanceof ProviderAnswer.Paid;
                    attempt = attempt.after(answer);
                    told.add(answer.toString());
                }
                OnlinePayment payment = attempt.payment();
                assertThat(payment.taken()).as("%s", told).isEqualTo(isPaid ? AMOUNT : NOTHING);
                assertThat(payment.state() == PaymentState.APPROVED || attempt.isToGoBack())
                        .as("%s", told)
                        .isEqualTo(isPaid);
            }
        }
    }
}
