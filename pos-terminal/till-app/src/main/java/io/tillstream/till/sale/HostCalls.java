package io.tillstream.till.sale;

import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.checkout.tender.PaymentAttempt.ReversalAnswer;
import io.tillstream.events.Money;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.HostTrace;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.RefundAnswer;
import io.tillstream.payments.Wallet;
import io.tillstream.till.counter.PaymentHosts;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Speaks to the payment hosts. Nobody at the counter waits: each answer is an act, and so is silence. */
final class HostCalls {
    /** A port keeps its own limit; this is for one that does not. */
    static final Duration MACHINE = Duration.ofSeconds(15);

    private static final Duration PERSON = Duration.ofMinutes(2);

    private final PaymentHosts hosts;
    private final Errands errands;

    HostCalls(PaymentHosts hosts, Errands errands) {
        this.hosts = hosts;
        this.errands = errands;
    }

    PaymentHosts hosts() {
        return hosts;
    }

    /** Sends an attempt; it is on the disk by now. */
    void submit(String order, Money amount, Submission submission) {
        switch (submission) {
            case Submission.AtTerminal() ->
                ask(order, true, PERSON, () -> terminal(terminal -> terminal.pay(order, amount)));
            case Submission.ByPayerCode(PayerCode code) ->
                ask(order, true, MACHINE, () -> wallet(wallet -> wallet.pay(order, code, amount)));
            case Submission.ByArrival(Wallet.Arrival arrival) ->
                ask(order, true, MACHINE, () -> wallet(wallet -> wallet.claim(order, arrival.number(), amount)));
            case Submission.ByShownCode() -> code(order, amount, false);
        }
    }

    /** Asks for the code of an order that is there; a wallet that is asked twice with one number has one order. */
    void tellCodeAgain(String order, Money amount) {
        code(order, amount, true);
    }

    private void code(String order, Money amount, boolean again) {
        errands.ask(
                () -> new Act.CodeMade(
                        order,
                        hosts.wallet()
                                .map(wallet -> wallet.create(order, amount))
                                .orElseGet(Wallet.Creation.Unclear::new),
                        again),
                MACHINE,
                new Act.CodeMade(order, new Wallet.Creation.Unclear(), again));
    }

    /** Asks what became of an attempt. */
    void query(String order, Way way) {
        ask(order, false, MACHINE, () -> switch (way) {
            case TERMINAL -> terminal(terminal -> terminal.status(order));
            case PAYER_CODE, SHOWN_CODE, STATIC_CODE -> wallet(wallet -> wallet.query(order));
        });
    }

    /** Asks for an attempt to be given up as long as nobody has paid; what became of it is the answer. */
    void stop(String order, Way way) {
        ask(order, false, MACHINE, () -> switch (way) {
            case TERMINAL ->
                terminal(terminal -> {
                    terminal.abort(order);
                    return terminal.status(order);
                });
            case PAYER_CODE, SHOWN_CODE, STATIC_CODE -> wallet(wallet -> wallet.cancel(order));
        });
    }

    private void ask(String order, boolean submission, Duration limit, Supplier<Answer> asking) {
        errands.ask(
                () -> new Act.PaymentAnswered(order, asking.get(), submission),
                limit,
                new Act.PaymentAnswered(order, new Answer.Unclear(), submission));
    }

    private Answer terminal(Function<CardTerminal, Answer> asking) {
        return hosts.terminal().map(asking).orElseGet(Answer.Unclear::new);
    }

    private Answer wallet(Function<Wallet, Answer> asking) {
        return hosts.wallet().map(asking).orElseGet(Answer.Unclear::new);
    }

    /** Undoes an attempt; that it is to be undone is on the disk by now. */
    void reverse(String order, Money amount, Way way) {
        errands.ask(
                () -> new Act.ReversalAnswered(
                        order,
                        switch (way) {
                            case TERMINAL ->
                                hosts.terminal()
                                        .map(terminal -> terminal.reverse(order, amount))
                                        .orElse(ReversalAnswer.UNCLEAR);
                            case PAYER_CODE, SHOWN_CODE, STATIC_CODE ->
                                hosts.wallet()
                                        .map(wallet -> wallet.reverse(order))
                                        .orElse(ReversalAnswer.UNCLEAR);
                        }),
                MACHINE,
                new Act.ReversalAnswered(order, ReversalAnswer.UNCLEAR));
    }

    /** Gives back what an attempt took; asked twice with one number it is given back once. */
    void refund(PaymentAttempted refund) {
        @Nullable HostTrace host = refund.host();
        String original = host == null ? null : host.refundOf();
        if (original == null || host == null) {
            throw new IllegalArgumentException("Attempt " + refund.attempt() + " gives nothing back.");
        }
        Way way = host.way();
        errands.ask(
                () -> new Act.RefundAnswered(
                        refund.attempt(),
                        switch (way) {
                            case TERMINAL ->
                                hosts.terminal()
                                        .map(terminal -> terminal.refund(refund.attempt(), original, refund.amount()))
                                        .orElseGet(RefundAnswer.Unclear::new);
                            case PAYER_CODE, SHOWN_CODE, STATIC_CODE ->
                                hosts.wallet()
                                        .map(wallet -> wallet.refund(refund.attempt(), original, refund.amount()))
                                        .orElseGet(RefundAnswer.Unclear::new);
                        }),
                PERSON,
                new Act.RefundAnswered(refund.attempt(), new RefundAnswer.Unclear()));
    }

    /** Asks what was paid by the codes on the wall. */
    void arrivals() {
        errands.ask(
                () -> new Act.ArrivalsFound(
                        hosts.wallet().map(Wallet::arrivals).orElseGet(Wallet.Arrivals.Silent::new)),
                MACHINE,
                new Act.ArrivalsFound(new Wallet.Arrivals.Silent()));
    }
}
