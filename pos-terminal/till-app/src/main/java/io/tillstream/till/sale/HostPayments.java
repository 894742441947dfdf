package io.tillstream.till.sale;

import io.tillstream.checkout.tender.AttemptRules.NextStep;
import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.checkout.tender.PaymentAttempt.Answer;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.HostTrace;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.journal.Failpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every attempt to charge a card or wallet, from its record to its end, whether its customer still stands there or not.
 * What is to be done is on the disk before it is asked for; what cannot be written down has not happened and is asked for
 * again.
 */
final class HostPayments {
    private static final Logger LOG = LoggerFactory.getLogger(HostPayments.class);
    private static final Duration WRITE_AGAIN = Duration.ofSeconds(5);

    private final Bookkeeping books;
    private final HostCalls calls;
    private final Errands errands;
    private final Map<String, Charge> charges = new HashMap<>();

    HostPayments(Bookkeeping books, HostCalls calls, Errands errands) {
        this.books = books;
        this.calls = calls;
        this.errands = errands;
    }

    /**
     * A change of an attempt.
     *
     * @param charge how it stands now
     * @param noted what was recorded of it
     */
    record Moved(Charge charge, List<PaymentAttempted> noted) {}

    Optional<Charge> find(String order) {
        return Optional.ofNullable(charges.get(order));
    }

    /** Attempts of the basket that is open: those that may have charged its customer. */
    List<PaymentAttempt> doubtful(SoFar soFar) {
        return charges.values().stream()
                .filter(charge -> soFar.isOfOpenBasket(charge.written()))
                .map(Charge::attempt)
                .filter(attempt -> attempt.state() instanceof PaymentAttempt.ReversalPending)
                .toList();
    }

    /** Writes an attempt down and sends it. */
    Optional<Moved> begin(Store store, Submission submission, Money amount, boolean offline) {
        Optional<PaymentAttempted> written = books.money(
                store,
                (source, at, businessDate, operator) -> new PaymentAttempted(
                        source,
                        at,
                        businessDate,
                        operator,
                        source.receiptNumber(),
                        submission.means(),
                        amount,
                        null,
                        null,
                        List.of(),
                        Result.CREATED,
                        submission.trace(offline)));
        return written.map(record -> {
            Failpoint.PAY_SENT.reached();
            PaymentAttempt sent = PaymentAttempt.create(record.attempt(), record.means(), amount)
                    .sent(books.now());
            calls.submit(record.attempt(), amount, submission);
            return new Moved(await(new Charge(sent, record, true)), List.of(record));
        });
    }

    /** A host has said something; empty when it says nothing new, or when that could not be written down. */
    Optional<Moved> answered(Store store, Act.PaymentAnswered act) {
        Charge before = charges.get(act.attempt());
        if (before == null) {
            return Optional.empty();
        }
        Charge charge = act.submission() ? before.sent(false) : before;
        Answer answer = act.answer();
        if (answer instanceof Answer.NotKnown && charge.sending()) {
            // It is on its way there.
            answer = new Answer.Unclear();
        }
        if (answer instanceof Answer.Approved) {
            Failpoint.PAY_OK.reached();
        }
        PaymentAttempt after = charge.attempt().answered(answer, books.now(), charge.rules());
        return move(store, charge, after, answer);
    }

    Optional<Moved> reversalAnswered(Store store, Act.ReversalAnswered act) {
        return find(act.attempt())
                .filter(charge -> charge.attempt().state() instanceof PaymentAttempt.ReversalPending)
                .flatMap(charge -> {
                    Failpoint.PAY_OK.reached();
                    PaymentAttempt after = charge.attempt().reversalAnswered(act.answer(), books.now(), charge.rules());
                    return move(store, charge, after, new Answer.Unclear());
                });
    }

    /** Nobody waits for it any longer, or its money goes back. */
    Optional<Moved> giveUp(Store store, String order) {
        return find(order)
                .flatMap(charge -> move(
                        store, charge, charge.attempt().givenUp(books.now(), charge.rules()), new Answer.Unclear()));
    }

    /** The time has come to ask, to give up or to reverse. */
    Optional<Moved> due(Store store, String order) {
        return find(order).flatMap(charge -> switch (charge.rules().next(charge.attempt())) {
            case NextStep.Ask(Instant at)
            when isDue(at) -> {
                calls.query(order, charge.way());
                yield Optional.<Moved>empty();
            }
            case NextStep.GiveUp(Instant at) when isDue(at) -> giveUp(store, order);
            case NextStep.Reverse(Instant at)
            when isDue(at) -> {
                calls.reverse(order, charge.attempt().amount(), charge.way());
                yield Optional.<Moved>empty();
            }
            case NextStep.Send _, NextStep.Ask _, NextStep.GiveUp _, NextStep.Reverse _, NextStep.Nothing _ ->
                Optional.<Moved>empty();
        });
    }

    private boolean isDue(Instant at) {
        return !books.now().isBefore(at);
    }

    /** Asks at once what became of it. */
    void ask(Charge charge) {
        calls.query(charge.order(), charge.way());
    }

    /** Asks for it to be given up while nobody has paid. */
    void stop(Charge charge) {
        calls.stop(charge.order(), charge.way());
    }

    private Optional<Moved> move(Store store, Charge charge, PaymentAttempt after, Answer answer) {
        Result result = Charge.result(after, charge.written().result());
        if (result == charge.written().result()) {
            boolean news = !after.equals(charge.attempt());
            Charge next = new Charge(after, charge.written(), charge.sending());
            await(next);
            return news ? Optional.of(new Moved(next, List.of())) : Optional.empty();
        }
        HostTrace trace = answer instanceof Answer.Approved approved
                ? charge.trace().knownAs(approved.reference(), approved.offline())
                : charge.trace();
        Function<Bookkeeping.Form<PaymentAttempted>, Optional<PaymentAttempted>> writing = form ->
                // What pays is refused in time when there is no room for it; what gives back never is.
                result == Result.APPROVED ? books.money(store, form) : books.other(store, form);
        Optional<PaymentAttempted> written = writing.apply((source, at, businessDate, operator) -> new PaymentAttempted(
                source,
                at,
                businessDate,
                operator,
                charge.order(),
                after.type(),
                after.amount(),
                null,
                null,
                List.of(),
                result,
                trace));
        if (written.isEmpty()) {
            LOG.error("Attempt {} is {} and that is not recorded; it is asked for again.", charge.order(), result);
            charges.put(charge.order(), charge);
            errands.at(books.now().plus(WRITE_AGAIN), new Act.PaymentDue(charge.order()));
            return Optional.empty();
        }
        LOG.info("Attempt {} of {} by {} is {}.", charge.order(), after.amount(), after.type(), result);
        return written.map(record -> new Moved(await(new Charge(after, record, charge.sending())), List.of(record)));
    }

    /** Remembers how it stands, and when to look again. */
    private Charge await(Charge charge) {
        charges.put(charge.order(), charge);
        // A terminal can be asked while it works; a wallet is asked once its first answer is there or overdue.
        boolean waits = charge.sending() && charge.way() != HostTrace.Way.TERMINAL;
        switch (charge.rules().next(charge.attempt())) {
            case NextStep.Ask(Instant at) when !waits -> errands.at(at, new Act.PaymentDue(charge.order()));
            case NextStep.GiveUp(Instant at) -> errands.at(at, new Act.PaymentDue(charge.order()));
            case NextStep.Reverse(Instant at) -> errands.at(at, new Act.PaymentDue(charge.order()));
            case NextStep.Send _, NextStep.Ask _, NextStep.Nothing _ -> {}
        }
        return charge;
    }

    /**
     * Takes up what a restart finds in the journal. What belongs to no basket any more is given up.
     *
     * @param kept the attempts that the open basket waits for or counts
     * @return what was recorded of the others
     */
    List<PaymentAttempted> resume(Store store, SoFar soFar, List<String> kept) {
        return soFar.attempts().values().stream()
                .filter(attempt -> attempt.host() != null && !attempt.paysOut())
                .map(attempt -> await(Charge.restarted(attempt)))
                .filter(charge -> !isKept(charge, kept))
                .flatMap(charge -> giveUp(store, charge.order()).stream())
                .flatMap(moved -> moved.noted().stream())
                .toList();
    }

    /** What was approved and counts may have paid everything: somebody has to look. */
    private boolean isKept(Charge charge, List<String> kept) {
        boolean stays = kept.contains(charge.order());
        if (stays && charge.attempt().state() instanceof PaymentAttempt.Paid) {
            errands.at(books.now(), new Act.PaymentDue(charge.order()));
        }
        return stays;
    }
}
