package io.tillstream.checkout.tender;

import io.tillstream.events.Money;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One try to take money by a wallet or a card. It is written to the disk before it is sent, and again after every change.
 *
 * <p>{@code CREATED → SENT → (USER_PAYING | UNKNOWN) → PAID | FAILED | REVERSAL_PENDING → REVERSED}. What is unknown is
 * settled by asking for the same order number, then by reversing it, never by a new number; a success that comes after
 * the try was given up is reversed as well.
 *
 * @param orderNumber unique for ever, never used twice
 * @param type wallet or card
 * @param amount what is to be paid, above 0
 * @param state where it stands
 */
public record PaymentAttempt(String orderNumber, TenderType type, Money amount, State state) {
    /** Where an attempt stands. */
    public sealed interface State {}

    /** On the disk, not yet sent. */
    public record Created() implements State {}

    /** Submitted, no answer yet. */
    public record Sent(Instant sentAt) implements State {}

    /** The customer is asked for a password. */
    public record UserPaying(Instant sentAt, Instant toldAt) implements State {}

    /** Nobody knows whether money moved. */
    public record Unknown(Instant sentAt, Instant since) implements State {}

    /** The money is here. */
    public record Paid(Instant at, String reference) implements State {}

    /** No money moved. */
    public record Failed(String reason) implements State {}

    /** It has to be undone, and that is not acknowledged yet: the customer may have been charged. */
    public record ReversalPending(Instant notBefore, String reason) implements State {}

    /** It was undone. */
    public record Reversed(Instant at) implements State {}

    /** What the payment host says of an order number, to a submission or a question. */
    public sealed interface Answer {
        /**
         * Paid, in the host's own words: which order, how much.
         *
         * @param by by which wallet, where the payer chose one; absent where it was known beforehand
         * @param offline whether a terminal approved it without asking its host
         */
        record Approved(
                String orderNumber,
                Money amount,
                String reference,
                @Nullable TenderType by,
                boolean offline) implements Answer {
            public Approved(String orderNumber, Money amount, String reference) {
                this(orderNumber, amount, reference, null, false);
            }
        }

        record Declined(String reason) implements Answer {}

        record Aborted() implements Answer {}

        record CustomerAsked() implements Answer {}

        /** An error, a time-out or no answer at all. */
        record Unclear() implements Answer {}

        /** The host knows no such order: it never arrived, or has yet to. */
        record NotKnown() implements Answer {}
    }

    /** What the payment host says to a reversal. */
    public enum ReversalAnswer {
        ACKNOWLEDGED,
        UNCLEAR
    }

    public PaymentAttempt {
        Objects.requireNonNull(orderNumber, "orderNumber");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(state, "state");
        if (orderNumber.isBlank()) {
            throw new IllegalArgumentException("A payment attempt needs an order number.");
        }
        if (!TenderOrder.isChargedAtTheTerminal(type) && !TenderOrder.isChargedByAWallet(type)) {
            throw new IllegalArgumentException(
                    "Nobody has to be asked for " + type + "; only wallets and cards are tried.");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Order " + orderNumber + " is for " + amount + "; more than nothing.");
        }
    }

    public static PaymentAttempt create(String orderNumber, TenderType type, Money amount) {
        return new PaymentAttempt(orderNumber, type, amount, new Created());
    }

    /**
     * The attempt as a journal has it after a restart: what was on the disk may have been sent, and what was sent may have
     * been answered.
     *
     * @param since when its newest record was written
     */
    public static PaymentAttempt restarted(
            String orderNumber, TenderType type, Money amount, PaymentAttempted.Result result, Instant since) {
        State state = switch (result) {
            case CREATED -> new Sent(since);
            case UNKNOWN -> new Unknown(since, since);
            case APPROVED -> new Paid(since, "");
            case DECLINED, ABORTED -> new Failed(result.name());
            case REVERSING -> new ReversalPending(since, "interrupted");
            case REVERSED -> new Reversed(since);
        };
        return new PaymentAttempt(orderNumber, type, amount, state);
    }

    /** The attempt as submitted now; call it after {@code CREATED} is on the disk. */
    public PaymentAttempt sent(Instant now) {
        return switch (state) {
            case Created _ -> in(new Sent(now));
            case Sent _, UserPaying _, Unknown _, Paid _, Failed _, ReversalPending _, Reversed _ ->
                throw new IllegalStateException("Order " + orderNumber + " was sent before and is never sent twice.");
        };
    }

    /** The attempt after the host has said something about it, by the rules of mainland wallets. */
    public PaymentAttempt answered(Answer answer, Instant now) {
        return answered(answer, now, AttemptRules.MAINLAND);
    }

    /** The attempt after the host has said something about it. */
    public PaymentAttempt answered(Answer answer, Instant now, AttemptRules rules) {
        return switch (state) {
            case Created _ ->
                throw new IllegalStateException("Order " + orderNumber + " was never sent and cannot be answered.");
            case Sent(Instant sentAt) -> answered(answer, sentAt, now, rules);
            case UserPaying(Instant sentAt, Instant _) -> answered(answer, sentAt, now, rules);
            case Unknown(Instant sentAt, Instant _) -> answered(answer, sentAt, now, rules);
            case Paid _, ReversalPending _ -> this;
            case Failed _, Reversed _ -> answer instanceof Answer.Approved ? lateSuccess(now) : this;
        };
    }

    private PaymentAttempt answered(Answer answer, Instant sentAt, Instant now, AttemptRules rules) {
        return switch (answer) {
            case Answer.Approved approved ->
                matches(approved)
                        ? by(approved.by()).in(new Paid(now, approved.reference()))
                        : in(new ReversalPending(
                                now, "approved " + approved.amount() + " for order " + approved.orderNumber()));
            case Answer.Declined(String reason) -> in(new Failed(reason));
            case Answer.Aborted _ -> in(new Failed("aborted"));
            case Answer.CustomerAsked _ -> in(new UserPaying(sentAt, now));
            case Answer.Unclear _ -> in(new Unknown(sentAt, now));
            // What is still on its way must find a reversed order when it arrives.
            case Answer.NotKnown _ -> toBeReversed(sentAt, now, rules, "not known to the host");
        };
    }

    private PaymentAttempt by(@Nullable TenderType chosen) {
        return chosen == null ? this : new PaymentAttempt(orderNumber, chosen, amount, state);
    }

    private boolean matches(Answer.Approved approved) {
        TenderType chosen = approved.by();
        return approved.orderNumber().equals(orderNumber)
                && approved.amount().equals(amount)
                && (chosen == null ? type != TenderType.WALLET : TenderOrder.mayBeTheSame(chosen, type));
    }

    private PaymentAttempt lateSuccess(Instant now) {
        return in(new ReversalPending(now, "approved after it was given up"));
    }

    /** The attempt given up: from now on it is to be reversed, though not sooner than the rules allow. */
    public PaymentAttempt givenUp(Instant now, AttemptRules rules) {
        return switch (state) {
            case Created _ -> in(new Failed("never sent"));
            case Sent(Instant sentAt) -> toBeReversed(sentAt, now, rules, "no clear answer");
            case UserPaying(Instant sentAt, Instant _) -> toBeReversed(sentAt, now, rules, "no clear answer");
            case Unknown(Instant sentAt, Instant _) -> toBeReversed(sentAt, now, rules, "no clear answer");
            case Paid _ -> in(new ReversalPending(now, "sale given up"));
            case Failed _, ReversalPending _, Reversed _ -> this;
        };
    }

    private PaymentAttempt toBeReversed(Instant sentAt, Instant now, AttemptRules rules, String reason) {
        Instant earliest = sentAt.plus(rules.earliestReversal());
        return in(new ReversalPending(now.isBefore(earliest) ? earliest : now, reason));
    }

    /** The attempt after a reversal was sent; repeated until acknowledged. */
    public PaymentAttempt reversalAnswered(ReversalAnswer answer, Instant now, AttemptRules rules) {
        return switch (state) {
            case ReversalPending(Instant _, String reason) ->
                switch (answer) {
                    case ACKNOWLEDGED -> in(new Reversed(now));
                    case UNCLEAR -> in(new ReversalPending(now.plus(rules.betweenReversals()), reason));
                };
            case Reversed _ -> this;
            case Created _, Sent _, UserPaying _, Unknown _, Paid _, Failed _ ->
                throw new IllegalStateException(
                        "Order " + orderNumber + " is not to be reversed; it is " + state + ".");
        };
    }

    private PaymentAttempt in(State next) {
        return new PaymentAttempt(orderNumber, type, amount, next);
    }

    /** Whether it is over, with money here, never taken, or given back. */
    public boolean isSettled() {
        return switch (state) {
            case Paid _, Failed _, Reversed _ -> true;
            case Created _, Sent _, UserPaying _, Unknown _, ReversalPending _ -> false;
        };
    }
}
