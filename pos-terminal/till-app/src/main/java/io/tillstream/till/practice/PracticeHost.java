package io.tillstream.till.practice;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.Money;
import io.tillstream.events.sale.Tender.TenderType;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.Login;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Totals;
import io.tillstream.payments.Wallet;
import io.tillstream.till.counter.PaymentHosts;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A terminal and wallets that move no money: they approve at once, and decline what ends in 13, so that a refusal can be
 * practised as well. A code that is shown is paid when it is asked about for the second time.
 */
public final class PracticeHost implements CardTerminal, Wallet {
    private static final String NAME = "PRACTICE";
    private static final Duration CODE_LASTS = Duration.ofMinutes(5);
    private static final long UNLUCKY = 13;
    private static final long HUNDRED = 100;

    private final Clock clock;
    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<String, Money> shown = new HashMap<>();

    private PracticeHost(Clock clock) {
        this.clock = clock;
    }

    /** Stands in for whatever of these the till has, so that the screen has the same keys. */
    public static PaymentHosts insteadOf(PaymentHosts hosts, Clock clock) {
        PracticeHost host = new PracticeHost(clock);
        return new PaymentHosts(hosts.terminal().map(_ -> host), hosts.wallet().map(_ -> host));
    }

    @Override
    public Login login() {
        return new Login.Ready(NAME);
    }

    @Override
    public synchronized Answer pay(String reference, Money amount) {
        return answers.computeIfAbsent(reference, _ -> decided(reference, amount));
    }

    @Override
    public Answer pay(String order, PayerCode code, Money amount) {
        return pay(order, amount);
    }

    private static Answer decided(String order, Money amount) {
        return amount.minor() % HUNDRED == UNLUCKY
                ? new Answer.Declined(NAME)
                : new Answer.Approved(order, amount, reference(order));
    }

    private static String reference(String order) {
        return NAME + " " + order;
    }

    @Override
    public synchronized Creation create(String order, Money amount) {
        shown.put(order, amount);
        // No wallet knows what to do with it, whoever scans it.
        return new Creation.Waiting(reference(order), clock.instant().plus(CODE_LASTS));
    }

    @Override
    public synchronized Answer status(String reference) {
        return answers.getOrDefault(reference, new Answer.NotKnown());
    }

    @Override
    public synchronized Answer query(String order) {
        Money amount = shown.remove(order);
        if (amount == null) {
            return status(order);
        }
        answers.put(
                order,
                decided(order, amount) instanceof Answer.Declined declined
                        ? declined
                        : new Answer.Approved(order, amount, reference(order), TenderType.ALIPAY, false));
        return new Answer.CustomerAsked();
    }

    @Override
    public void abort(String reference) {
        // It has answered by the time anybody could give it up.
    }

    @Override
    public synchronized Answer cancel(String order) {
        if (shown.remove(order) != null) {
            answers.put(order, new Answer.Aborted());
        }
        return status(order);
    }

    @Override
    public synchronized ReversalAnswer reverse(String order) {
        shown.remove(order);
        answers.put(order, new Answer.Aborted());
        return ReversalAnswer.ACKNOWLEDGED;
    }

    @Override
    public ReversalAnswer reverse(String reference, Money amount) {
        return reverse(reference);
    }

    @Override
    public RefundAnswer refund(String refund, String order, Money amount) {
        return new RefundAnswer.Refunded(reference(refund));
    }

    @Override
    public Arrivals arrivals() {
        return new Arrivals.Found(List.of());
    }

    @Override
    public Answer claim(String order, String arrival, Money amount) {
        return new Answer.NotKnown();
    }

    @Override
    public Totals reconcile() {
        return new Totals.Known(0, 0, 0);
    }
}
