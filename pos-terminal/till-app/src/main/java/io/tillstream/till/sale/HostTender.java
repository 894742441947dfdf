package io.tillstream.till.sale;

import io.tillstream.checkout.tender.AwaitedPayment;
import io.tillstream.checkout.tender.OfflineCards;
import io.tillstream.checkout.tender.OpenPayment;
import io.tillstream.checkout.tender.PaymentAttempt;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.HostTrace.Way;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.payments.CardTerminal;
import io.tillstream.payments.PayerCode;
import io.tillstream.payments.Wallet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cards and wallets at the counter: what is begun, what the cashier may do while it is awaited, what comes of it. */
final class HostTender {
    private final HostPayments payments;
    private final HostCalls calls;
    private final Payment payment;
    private final OfflineCards offlineCards;
    private final BooleanSupplier online;
    private final Bookkeeping books;

    HostTender(
            HostPayments payments,
            HostCalls calls,
            Payment payment,
            OfflineCards offlineCards,
            BooleanSupplier online,
            Bookkeeping books) {
        this.payments = payments;
        this.calls = calls;
        this.payment = payment;
        this.offlineCards = offlineCards;
        this.online = online;
        this.books = books;
    }

    Turn next(OpenSale sale, Act.OnHost act, CounterWork.Now now) {
        return switch (act) {
            case Act.PayByCard(String text) -> byAmount(sale, text.strip(), new Submission.AtTerminal(), now);
            case Act.ShowCode(String text) -> byAmount(sale, text.strip(), new Submission.ByShownCode(), now);
            case Act.TakeArrival(String text) -> arrival(sale, text.strip(), now);
            case Act.AskHost() -> new Turn.Open(sale);
        };
    }

    /** The customer's code was scanned. */
    Turn scanned(OpenSale sale, PayerCode code, CounterWork.Now now) {
        return charge(sale, new Submission.ByPayerCode(code), due -> due.cardDue(), now);
    }

    private Turn byAmount(OpenSale sale, String text, Submission submission, CounterWork.Now now) {
        // A payer's code in the field is one that was typed or wedged in before the key.
        Optional<PayerCode> code = PayerCode.of(text);
        if (code.isPresent()) {
            return scanned(sale, code.get(), now);
        }
        if (text.isEmpty()) {
            return charge(sale, submission, due -> due.cardDue(), now);
        }
        return switch (TypedAmount.of(text, sale.basket().store().currency())) {
            case TypedAmount.Read(Money amount) -> charge(sale, submission, due -> amount, now);
            case TypedAmount.Refused(Notice notice) -> new Turn.Open(sale.telling(notice));
        };
    }

    private Turn charge(OpenSale sale, Submission submission, Function<DuePayment, Money> amount, CounterWork.Now now) {
        return switch (ToPay.of(sale.asOf(books.now()))) {
            case ToPay.NotYet(Notice notice) -> new Turn.Open(sale.telling(notice));
            case ToPay.Due(DuePayment due) ->
                refusal(submission, due, amount.apply(due), now.soFar())
                        .<Turn>map(notice -> new Turn.Open(sale.telling(notice)))
                        .orElseGet(() -> begin(sale, due, submission, amount.apply(due)));
        };
    }

    private Optional<Notice> refusal(Submission submission, DuePayment due, Money amount, SoFar soFar) {
        if (submission.isAtTerminal()
                ? calls.hosts().terminal().isEmpty()
                : calls.hosts().wallet().isEmpty()) {
            return Optional.of(Notice.of(submission.isAtTerminal() ? Notice.Kind.NO_TERMINAL : Notice.Kind.NO_WALLET));
        }
        if (amount.isPositive() && amount.compareTo(due.cardDue()) > 0) {
            return Optional.of(Notice.of(
                    Notice.Kind.OVER_TENDER, amount.display(), due.cardDue().display()));
        }
        if (!amount.isPositive()) {
            return Optional.of(Notice.of(Notice.Kind.NOT_AN_AMOUNT, amount.display()));
        }
        // Asked with a number of its own, which the journal has yet to give.
        PaymentAttempt wish = PaymentAttempt.create("next", submission.means(), amount);
        if (due.payment(payments.doubtful(soFar)).attempt(wish) instanceof TenderStep.Refused(var reason)) {
            return Optional.of(Notice.of(reason));
        }
        return online.getAsBoolean() ? Optional.empty() : offlineRefusal(submission, amount, soFar);
    }

    /** Whoever cannot reach head office reaches no wallet either; a card may be let through up to a cap. */
    private Optional<Notice> offlineRefusal(Submission submission, Money amount, SoFar soFar) {
        if (!submission.isAtTerminal()) {
            return Optional.of(Notice.of(Notice.Kind.WALLET_OFFLINE));
        }
        return switch (offlineCards.of(amount, soFar.offlineCards())) {
            case OfflineCards.Verdict.Taken() -> Optional.empty();
            case OfflineCards.Verdict.TooMuchAtOnce(Money most) ->
                Optional.of(Notice.of(Notice.Kind.CARD_OFFLINE_ONCE, most.display()));
            case OfflineCards.Verdict.TooMuchInAll(Money left) ->
                Optional.of(Notice.of(Notice.Kind.CARD_OFFLINE_ALL, left.display()));
        };
    }

    private Turn begin(OpenSale sale, DuePayment due, Submission submission, Money amount) {
        return payments.begin(sale.basket().store(), submission, amount, !online.getAsBoolean())
                .<Turn>map(moved -> new Turn.Open(
                        sale.at(due.paying()
                                .charging(new Stage.Paying.Awaited(
                                        moved.charge().attempt(), moved.charge().way(), books.now(), null, false))),
                        List.copyOf(moved.noted())))
                .orElseGet(() -> Turn.told(sale, Notice.Kind.NOT_RECORDED));
    }

    /** Looks what was paid by the codes on the wall, or takes one of what was found. */
    private Turn arrival(OpenSale sale, String text, CounterWork.Now now) {
        List<Wallet.Arrival> found = Stage.Paying.of(sale).arrivals();
        if (found == null || text.isEmpty()) {
            return look(sale);
        }
        return found.stream()
                .filter(arrival -> arrival.number().equals(text) || text.equals("" + (found.indexOf(arrival) + 1)))
                .findFirst()
                .map(arrival -> charge(sale, new Submission.ByArrival(arrival), _ -> arrival.amount(), now))
                .orElseGet(() -> Turn.told(sale, Notice.Kind.NO_ARRIVAL));
    }

    private Turn look(OpenSale sale) {
        if (calls.hosts().wallet().isEmpty()) {
            return Turn.told(sale, Notice.Kind.NO_WALLET);
        }
        if (!online.getAsBoolean()) {
            return Turn.told(sale, Notice.Kind.WALLET_OFFLINE);
        }
        return switch (ToPay.of(sale.asOf(books.now()))) {
            case ToPay.NotYet(Notice notice) -> new Turn.Open(sale.telling(notice));
            case ToPay.Due(DuePayment due) -> {
                calls.arrivals();
                yield new Turn.Open(sale.at(due.paying().awaiting(null)));
            }
        };
    }

    /** What the codes on the wall brought, if anybody still pays. */
    OpenSale found(OpenSale sale, Wallet.Arrivals arrivals) {
        if (!(sale.stage() instanceof Stage.Paying paying) || paying.awaited() != null) {
            return sale;
        }
        return switch (arrivals) {
            case Wallet.Arrivals.Found(List<Wallet.Arrival> found)
            when found.isEmpty() -> sale.at(paying.finding(found)).telling(Notice.of(Notice.Kind.NO_ARRIVAL));
            case Wallet.Arrivals.Found(List<Wallet.Arrival> found) -> sale.at(paying.finding(found));
            case Wallet.Arrivals.Silent() -> sale.telling(Notice.of(Notice.Kind.WALLET_UNREACHABLE));
        };
    }

    /** While a card or wallet is charged, it can be asked for, or given up. */
    Turn whileWaiting(OpenSale sale, Stage.Paying.Awaited awaited, Act act, CounterWork.Now now) {
        return switch (act) {
            case Act.Back() when sale.notice() != null -> new Turn.Open(sale.telling(null));
            case Act.Back(), Act.TakeBack _ -> stop(sale, awaited, now);
            case Act.AskHost() -> asked(sale, awaited);
            case Act.Typed(String text) when text.isBlank() -> asked(sale, awaited);
            case Act _ -> Turn.told(sale, Notice.Kind.PAYMENT_AWAITED);
        };
    }

    private Turn asked(OpenSale sale, Stage.Paying.Awaited awaited) {
        payments.find(awaited.attempt().orderNumber())
                .filter(charge -> !charge.sending() || charge.way() == Way.TERMINAL)
                .ifPresent(payments::ask);
        return new Turn.Open(sale.telling(null));
    }

    /** First politely, where that can be: nobody is charged then. Asked a second time, it is given up and reversed. */
    private Turn stop(OpenSale sale, Stage.Paying.Awaited awaited, CounterWork.Now now) {
        Optional<Charge> charge = payments.find(awaited.attempt().orderNumber());
        boolean politely = !awaited.stopping()
                && switch (awaited.way()) {
                    case TERMINAL -> charge.map(Charge::sending).orElse(false);
                    case SHOWN_CODE -> charge.map(one -> !one.sending()).orElse(false);
                    case PAYER_CODE, STATIC_CODE -> false;
                };
        if (politely) {
            charge.ifPresent(payments::stop);
            return new Turn.Open(sale.at(Stage.Paying.of(sale).charging(awaited.beingStopped())));
        }
        return payments.giveUp(sale.basket().store(), awaited.attempt().orderNumber())
                .map(moved -> follow(sale, awaited, moved, now))
                .orElseGet(() -> Turn.told(sale, Notice.Kind.NOT_RECORDED));
    }

    /** What a host said, whoever stands at the counter by now. */
    Turn answered(OpenSale sale, Act.PaymentAnswered act, CounterWork.Now now) {
        Turn turn = moved(sale, payments.answered(sale.basket().store(), act), now);
        if (act.answer() instanceof PaymentAttempt.Answer.CustomerAsked && turn instanceof Turn.Open(var open, var _)) {
            tellCodeAgain(open, act.attempt());
        }
        return turn;
    }

    /** After a restart: the order waits for its payer, and the screen does not know what to show. */
    private void tellCodeAgain(OpenSale sale, String order) {
        Stage.Paying.Awaited awaited = awaits(sale, order);
        if (awaited == null || awaited.way() != Way.SHOWN_CODE || awaited.code() != null || awaited.stopping()) {
            return;
        }
        payments.find(order)
                .filter(charge -> !charge.sending())
                .ifPresent(
                        charge -> calls.tellCodeAgain(order, awaited.attempt().amount()));
    }

    Turn due(OpenSale sale, Act.PaymentDue act, CounterWork.Now now) {
        Stage.Paying paying = Stage.Paying.of(sale);
        boolean counts =
                paying.taken().stream().anyMatch(tender -> act.attempt().equals(tender.attempt()));
        // After a restart: what was approved last may have paid everything.
        return counts && paying.awaited() == null
                ? payment.paid(sale, paying, List.of(), now)
                : moved(sale, payments.due(sale.basket().store(), act.attempt()), now);
    }

    Turn reversed(OpenSale sale, Act.ReversalAnswered act, CounterWork.Now now) {
        return moved(sale, payments.reversalAnswered(sale.basket().store(), act), now);
    }

    /** A code can be shown, or cannot. */
    Turn codeMade(OpenSale sale, Act.CodeMade act, CounterWork.Now now) {
        PaymentAttempt.Answer answer = switch (act.made()) {
            case Wallet.Creation.Waiting _ -> new PaymentAttempt.Answer.CustomerAsked();
            case Wallet.Creation.Refused(String reason) -> new PaymentAttempt.Answer.Declined(reason);
            case Wallet.Creation.Unclear() -> new PaymentAttempt.Answer.Unclear();
        };
        // Asked for a second time, the code is all that counts: what became of the order is asked for by its number.
        Turn turn = act.again()
                ? new Turn.Open(sale)
                : moved(
                        sale,
                        payments.answered(sale.basket().store(), new Act.PaymentAnswered(act.attempt(), answer, true)),
                        now);
        if (!(act.made() instanceof Wallet.Creation.Waiting(String code, var _))
                || !(turn instanceof Turn.Open(OpenSale open, var noted))) {
            return turn;
        }
        Stage.Paying.Awaited awaited = awaits(open, act.attempt());
        return awaited == null
                ? turn
                : new Turn.Open(open.at(Stage.Paying.of(open).charging(awaited.showing(code))), noted);
    }

    private static Stage.Paying.@Nullable Awaited awaits(OpenSale sale, String order) {
        Stage.Paying.Awaited awaited = Stage.Paying.of(sale).awaited();
        return awaited != null && awaited.attempt().orderNumber().equals(order) ? awaited : null;
    }

    private Turn moved(OpenSale sale, Optional<HostPayments.Moved> change, CounterWork.Now now) {
        return change.map(moved -> {
                    Stage.Paying.Awaited awaited = awaits(sale, moved.charge().order());
                    return awaited == null
                            ? new Turn.Open(sale, List.copyOf(moved.noted()))
                            : follow(sale, awaited, moved, now);
                })
                .orElseGet(() -> new Turn.Open(sale));
    }

    /** The payment that waited for it goes on, one way or the other. */
    private Turn follow(OpenSale sale, Stage.Paying.Awaited awaited, HostPayments.Moved moved, CounterWork.Now now) {
        List<TillTransaction> noted = List.copyOf(moved.noted());
        Stage.Paying paying = Stage.Paying.of(sale);
        Stage.Paying rest = paying.charging(null);
        PaymentAttempt after = moved.charge().attempt();
        if (!(ToPay.of(sale) instanceof ToPay.Due(DuePayment due))) {
            throw new IllegalStateException("A basket that cannot be paid waits for " + awaited.attempt() + ".");
        }
        OpenPayment before = due.payment();
        return switch (new AwaitedPayment(before, awaited.attempt()).follow(after)) {
            case TenderStep.Waiting(AwaitedPayment still) ->
                new Turn.Open(
                        sale.at(paying.charging(awaited.at(still.attempt()))).telling(sale.notice()), noted);
            case TenderStep.Paid _ -> paid(sale, rest, moved, noted, now);
            case TenderStep.StillDue _
            when after.state() instanceof PaymentAttempt.Paid -> paid(sale, rest, moved, noted, now);
            case TenderStep.StillDue _ -> new Turn.Open(sale.at(rest).telling(notice(awaited, after)), noted);
            case TenderStep.Refused(var reason) ->
                throw new IllegalStateException("An awaited payment is never refused: " + reason.text());
        };
    }

    private Turn paid(
            OpenSale sale,
            Stage.Paying rest,
            HostPayments.Moved moved,
            List<TillTransaction> noted,
            CounterWork.Now now) {
        PaymentAttempted approved = moved.charge().written();
        return payment.paid(sale, rest.with(StoredTender.tender(approved)), noted, now);
    }

    private static Notice notice(Stage.Paying.Awaited awaited, PaymentAttempt after) {
        return switch (after.state()) {
            case PaymentAttempt.Failed(String reason)
            when reason.equals(CardTerminal.UNREACHABLE) ->
                Notice.of(
                        awaited.way() == Way.TERMINAL
                                ? Notice.Kind.TERMINAL_UNREACHABLE
                                : Notice.Kind.WALLET_UNREACHABLE);
            case PaymentAttempt.Failed(String reason)
            when reason.equals("aborted") -> Notice.of(Notice.Kind.PAYMENT_GIVEN_UP);
            case PaymentAttempt.Failed(String reason) -> Notice.of(Notice.Kind.PAYMENT_DECLINED, reason);
            case PaymentAttempt.ReversalPending _ -> Notice.of(Notice.Kind.MAY_HAVE_BEEN_CHARGED);
            case PaymentAttempt.Created _,
                    PaymentAttempt.Sent _,
                    PaymentAttempt.UserPaying _,
                    PaymentAttempt.Unknown _,
                    PaymentAttempt.Paid _,
                    PaymentAttempt.Reversed _ -> Notice.of(Notice.Kind.PAYMENT_GIVEN_UP);
        };
    }

    /** Goes on after a restart with what the journal and the open basket say. */
    List<PaymentAttempted> resume(Store store, SoFar soFar, @Nullable OpenSale open) {
        Stage.Paying paying = open == null ? Stage.Paying.nothingYet() : Stage.Paying.of(open);
        Stage.Paying.Awaited awaited = paying.awaited();
        List<String> kept = new ArrayList<>();
        paying.taken().forEach(tender -> kept.add(String.valueOf(tender.attempt())));
        if (awaited != null) {
            kept.add(awaited.attempt().orderNumber());
        }
        return payments.resume(store, soFar, kept);
    }
}
