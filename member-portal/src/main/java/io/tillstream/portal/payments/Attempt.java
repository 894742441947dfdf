package io.tillstream.portal.payments;

import io.tillstream.events.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment with what is wanted of it. What the provider says only ever adds to what is known: an answer that comes late, twice or
 * before an older one changes nothing that is settled, but money that was taken is never forgotten.
 *
 * @param payment as others see it
 * @param aim what is wanted
 * @param saved the kept method it is paid by; absent without
 * @param key whose wish it was
 * @param returnTo where its page leads on to
 * @param tries how often in a row the provider has said nothing
 */
record Attempt(OnlinePayment payment, Aim aim, @Nullable SavedMethodId saved, String key, String returnTo, int tries) {
    static final String WRONG_AMOUNT = "wrong-amount";
    static final String WRONG_CURRENCY = "wrong-currency";
    static final String GIVEN_UP = "given-up";
    static final String LATE = "late";

    /**
     * A payment that ended unpaid is looked at again so long after its end: a provider may take money that it said it would not.
     * Looks in between, after a notice or by a page, change nothing of that.
     */
    private static final Duration[] LOOKS = {
        Duration.ofSeconds(20), Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(2), Duration.ofHours(24)
    };

    /** What is wanted of a payment. */
    enum Aim {
        /** The money. */
        TAKE,
        /** The time is over: what is paid is taken, what is not is closed. */
        CLOSE,
        /** It was given up: nothing may stay taken. */
        LEAVE
    }

    /** What is to be done at the provider next. */
    enum Step {
        CREATE,
        QUERY,
        CANCEL,
        /** Asked first, then closed. */
        QUERY_THEN_CANCEL,
        NOTHING
    }

    Step next() {
        return switch (payment.state()) {
            case CREATED -> aim == Aim.TAKE ? Step.CREATE : Step.CANCEL;
            case WAITING -> aim == Aim.TAKE ? Step.QUERY : Step.CANCEL;
            case UNKNOWN ->
                payment.taken().isPositive() ? Step.NOTHING : aim == Aim.TAKE ? Step.QUERY : Step.QUERY_THEN_CANCEL;
            case DECLINED, ABORTED -> Step.QUERY;
            case APPROVED, REVERSED -> Step.NOTHING;
        };
    }

    /** Once it is over, time closes what is not paid. */
    Attempt at(Instant now) {
        return aim == Aim.TAKE && !payment.state().isEnded() && !now.isBefore(payment.until())
                ? aiming(Aim.CLOSE, payment.reason() == null ? LATE : payment.reason())
                : this;
    }

    /** The payer gives it up, unless it is paid already. */
    Attempt givenUp() {
        return payment.state() == PaymentState.APPROVED ? this : left();
    }

    /** It is given up, as far as it still can be. */
    Attempt left() {
        return switch (payment.state()) {
            case REVERSED -> this;
            case DECLINED, ABORTED -> aiming(Aim.LEAVE, payment.reason());
            case APPROVED, CREATED, WAITING, UNKNOWN ->
                aiming(Aim.LEAVE, GIVEN_UP).settledIfPaid();
        };
    }

    private Attempt aiming(Aim next, @Nullable String reason) {
        return new Attempt(
                with(payment.state(), payment.taken(), payment.givenBack(), reason), next, saved, key, returnTo, tries);
    }

    private Attempt settledIfPaid() {
        return payment.state() == PaymentState.APPROVED ? in(PaymentState.UNKNOWN, payment.reason()) : this;
    }

    /** Whether all that was taken has to go back. */
    boolean isToGoBack() {
        return payment.state() == PaymentState.UNKNOWN && payment.kept().isPositive();
    }

    Attempt after(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Waiting(URI page, String qr) -> waiting(page, qr);
            case ProviderAnswer.Paid(Money amount, var _) -> paid(amount);
            case ProviderAnswer.Declined(String reason) -> unpaid(PaymentState.DECLINED, reason);
            case ProviderAnswer.Closed() ->
                unpaid(PaymentState.ABORTED, Objects.requireNonNullElse(payment.reason(), GIVEN_UP));
            case ProviderAnswer.NotFound() -> unheardOf();
            case ProviderAnswer.NoAnswer(var _) -> unanswered();
        };
    }

    private Attempt waiting(URI page, @Nullable String qr) {
        if (isSettled()) {
            return this;
        }
        return new Attempt(
                new OnlinePayment(
                        payment.id(),
                        payment.order(),
                        payment.member(),
                        payment.store(),
                        payment.amount(),
                        payment.method(),
                        PaymentState.WAITING,
                        payment.taken(),
                        payment.givenBack(),
                        page,
                        qr,
                        payment.openedAt(),
                        payment.until(),
                        payment.reason()),
                aim,
                saved,
                key,
                returnTo,
                0);
    }

    /** Ended, or paid already. */
    private boolean isSettled() {
        return payment.state().isEnded() || payment.taken().isPositive();
    }

    private Attempt paid(Money amount) {
        if (payment.taken().isPositive()) {
            // Told before; what was given back since is our own book's matter.
            return this;
        }
        boolean isWrong = !amount.equals(payment.amount());
        boolean isTaken = !isWrong && aim != Aim.LEAVE && !payment.state().isEnded();
        boolean isOtherCurrency = !amount.currency().equals(payment.amount().currency());
        String wrong = isOtherCurrency ? WRONG_CURRENCY : WRONG_AMOUNT;
        String reason = isTaken ? null : isWrong ? wrong : payment.reason() == null ? LATE : payment.reason();
        return new Attempt(
                with(
                        isTaken ? PaymentState.APPROVED : PaymentState.UNKNOWN,
                        amount,
                        Money.zero(amount.currency()),
                        reason),
                isTaken ? aim : Aim.LEAVE,
                saved,
                key,
                returnTo,
                0);
    }

    private Attempt unpaid(PaymentState end, String reason) {
        return isSettled() ? this : in(end, reason);
    }

    private Attempt unheardOf() {
        return isSettled() ? this : in(PaymentState.CREATED, payment.reason());
    }

    private Attempt unanswered() {
        Attempt unknown = isSettled() ? this : in(PaymentState.UNKNOWN, payment.reason());
        return new Attempt(unknown.payment, unknown.aim, saved, key, returnTo, tries + 1);
    }

    /** So much has gone back by now. */
    Attempt givenBack(Money total) {
        boolean isAll = total.equals(payment.taken());
        return new Attempt(
                with(isAll ? PaymentState.REVERSED : payment.state(), payment.taken(), total, payment.reason()),
                aim,
                saved,
                key,
                returnTo,
                0);
    }

    /**
     * When it is driven on if nothing happens; absent where it is over for good.
     *
     * @param since when it became what it is
     */
    @Nullable
    Instant again(Instant now, Instant since) {
        return switch (payment.state()) {
            case CREATED -> now.plusSeconds(1);
            case WAITING -> now.plusSeconds(aim == Aim.TAKE ? 3 : 1);
            case UNKNOWN -> now.plusSeconds(Math.min(600, 1L << Math.min(tries, 10)));
            case DECLINED, ABORTED ->
                Arrays.stream(LOOKS)
                        .map(since::plus)
                        .filter(at -> at.isAfter(now))
                        .findFirst()
                        .orElse(null);
            case APPROVED, REVERSED -> null;
        };
    }

    private Attempt in(PaymentState next, @Nullable String reason) {
        return new Attempt(with(next, payment.taken(), payment.givenBack(), reason), aim, saved, key, returnTo, 0);
    }

    private OnlinePayment with(PaymentState state, Money taken, Money givenBack, @Nullable String reason) {
        return new OnlinePayment(
                payment.id(),
                payment.order(),
                payment.member(),
                payment.store(),
                payment.amount(),
                payment.method(),
                state,
                taken,
                givenBack,
                payment.page(),
                payment.qr(),
                payment.openedAt(),
                payment.until(),
                reason);
    }
}
