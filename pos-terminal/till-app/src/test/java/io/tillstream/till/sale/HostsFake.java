package io.tillstream.till.sale;

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
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A terminal and wallets that keep their books in memory and do what a test asks of them. */
final class HostsFake implements CardTerminal, Wallet {
    /** What becomes of the next payment. */
    enum Next {
        APPROVE,
        DECLINE,
        PASSWORD,
        WRONG_AMOUNT,
        OFFLINE,
        UNREACHABLE
    }

    private enum State {
        WAITING,
        PAID,
        FAILED,
        CLOSED,
        REVERSED
    }

    private record Booked(
            Money amount, State state, @Nullable TenderType by, boolean offline) {
        Booked in(State next) {
            return new Booked(amount, next, by, offline);
        }
    }

    private final Deque<Next> next = new ArrayDeque<>();
    private final Map<String, Booked> books = new LinkedHashMap<>();
    private final Map<String, Money> refunds = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private boolean down;
    private UnaryOperator<PaymentHosts> plantedIn = UnaryOperator.identity();

    PaymentHosts both() {
        return plantedIn.apply(new PaymentHosts(Optional.of(this), Optional.of(this)));
    }

    /** From the next start of a till on it speaks to them through something that is broken. */
    void plant(UnaryOperator<PaymentHosts> bug) {
        plantedIn = bug;
    }

    synchronized void next(Next... outcomes) {
        next.addAll(List.of(outcomes));
    }

    synchronized void down(boolean isDown) {
        down = isDown;
    }

    /** A customer pays a shown code, or types a password. */
    synchronized void pays(String order, TenderType by) {
        books.computeIfPresent(
                order,
                (_, booked) ->
                        booked.state() == State.WAITING ? new Booked(booked.amount(), State.PAID, by, false) : booked);
    }

    synchronized void arrives(Arrival arrival) {
        arrivals.add(arrival);
    }

    /** What is taken and not given back, by order. */
    synchronized Map<String, Money> captured() {
        Map<String, Money> captured = new LinkedHashMap<>();
        books.forEach((order, booked) -> {
            if (booked.state() == State.PAID) {
                captured.put(order, booked.amount());
            }
        });
        return captured;
    }

    synchronized Map<String, Money> refunds() {
        return Map.copyOf(refunds);
    }

    private synchronized Answer charged(String order, Money amount, TenderType by) {
        Booked before = books.get(order);
        if (before != null) {
            return told(order);
        }
        Next outcome = next.isEmpty() ? Next.APPROVE : next.remove();
        Money charged = outcome == Next.WRONG_AMOUNT ? amount.plus(Money.ofMinor(1, amount.currency())) : amount;
        switch (outcome) {
            case APPROVE, WRONG_AMOUNT -> books.put(order, new Booked(charged, State.PAID, by, false));
            case OFFLINE -> books.put(order, new Booked(charged, State.PAID, by, true));
            case DECLINE -> books.put(order, new Booked(charged, State.FAILED, by, false));
            case PASSWORD -> books.put(order, new Booked(charged, State.WAITING, by, false));
            case UNREACHABLE -> {
                return new Answer.Declined(UNREACHABLE);
            }
        }
        return told(order);
    }

    private synchronized Answer told(String order) {
        if (down) {
            return new Answer.Unclear();
        }
        Booked booked = books.get(order);
        if (booked == null) {
            return new Answer.NotKnown();
        }
        return switch (booked.state()) {
            case WAITING -> new Answer.CustomerAsked();
            case PAID -> new Answer.Approved(order, booked.amount(), "h-" + order, booked.by(), booked.offline());
            case FAILED, REVERSED -> new Answer.Declined("refused");
            case CLOSED -> new Answer.Aborted();
        };
    }

    @Override
    public Login login() {
        return new Login.Ready("fake");
    }

    @Override
    public Answer pay(String reference, Money amount) {
        return charged(reference, amount, TenderType.CARD);
    }

    @Override
    public Answer pay(String order, PayerCode code, Money amount) {
        return charged(order, amount, code.wallet());
    }

    @Override
    public synchronized Creation create(String order, Money amount) {
        if (down) {
            return new Creation.Refused(UNREACHABLE);
        }
        Booked booked = books.computeIfAbsent(order, _ -> new Booked(amount, State.WAITING, null, false));
        if (booked.state() != State.WAITING) {
            return new Creation.Refused("no longer open");
        }
        return new Creation.Waiting("PAY:" + order, Instant.EPOCH);
    }

    @Override
    public Answer status(String reference) {
        return told(reference);
    }

    @Override
    public Answer query(String order) {
        return told(order);
    }

    @Override
    public synchronized void abort(String reference) {
        books.computeIfPresent(
                reference, (_, booked) -> booked.state() == State.WAITING ? booked.in(State.CLOSED) : booked);
    }

    @Override
    public Answer cancel(String order) {
        abort(order);
        return told(order);
    }

    @Override
    public synchronized ReversalAnswer reverse(String reference, Money amount) {
        if (down) {
            return ReversalAnswer.UNCLEAR;
        }
        books.putIfAbsent(reference, new Booked(amount, State.REVERSED, null, false));
        books.computeIfPresent(reference, (_, booked) -> booked.in(State.REVERSED));
        return ReversalAnswer.ACKNOWLEDGED;
    }

    @Override
    public ReversalAnswer reverse(String order) {
        return reverse(order, Money.parse("0.00 GBP"));
    }

    @Override
    public synchronized RefundAnswer refund(String refund, String reference, Money amount) {
        if (down) {
            return new RefundAnswer.Unclear();
        }
        if (!captured().containsKey(reference)) {
            return new RefundAnswer.Refused("no such payment");
        }
        refunds.put(refund, amount);
        return new RefundAnswer.Refunded("r-" + refund);
    }

    @Override
    public synchronized Arrivals arrivals() {
        return new Arrivals.Found(arrivals);
    }

    @Override
    public synchronized Answer claim(String order, String arrival, Money amount) {
        Optional<Arrival> found =
                arrivals.stream().filter(one -> one.number().equals(arrival)).findFirst();
        found.ifPresent(arrivals::remove);
        return found.map(one -> charged(order, amount, one.by()))
                .orElseGet(() -> new Answer.Declined("no such payment"));
    }

    @Override
    public Totals reconcile() {
        return new Totals.Silent();
    }
}
