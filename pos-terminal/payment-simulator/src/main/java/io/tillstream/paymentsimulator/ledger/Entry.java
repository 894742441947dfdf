package io.tillstream.paymentsimulator.ledger;

import io.tillstream.events.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A payment, an order, a refund or an arrival, as it stands.
 *
 * @param number whose asks for it knows it by
 * @param kind what it is
 * @param till for whom
 * @param amount how much
 * @param state how it stands
 * @param wallet by which wallet, {@code ALIPAY} or {@code WECHAT_PAY}; absent for cards and until the payer has chosen
 * @param transaction the host's own number
 * @param at when it began
 * @param other the order a refund gives back, or the place of an arrival's code
 * @param offline whether it was approved without asking the bank
 * @param checkout of an online payment; absent for others
 */
public record Entry(
        String number,
        Kind kind,
        String till,
        Money amount,
        State state,
        @Nullable String wallet,
        String transaction,
        Instant at,
        @Nullable String other,
        boolean offline,
        @Nullable Checkout checkout) {
    /** What stands for the till where there is none. */
    public static final String ONLINE_TILL = "online";

    /** What it is. */
    public enum Kind {
        CARD,
        ORDER,
        REFUND,
        ARRIVAL,
        /** A payment on a page of the provider's. */
        ONLINE,
        /** A method that a payer lets a shop use again; its number is the token. */
        AGREEMENT
    }

    /** How it stands. {@code CLOSED} was never paid, {@code CLAIMED} is an arrival that became an order. */
    public enum State {
        WAITING,
        USER_PAYING,
        PAID,
        FAILED,
        CLOSED,
        REVERSED,
        CLAIMED
    }

    public Entry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(state, "state");
        if (number.isBlank() || till.isBlank()) {
            throw new IllegalArgumentException("An entry needs a number and a till.");
        }
    }

    /** Anything but an online payment. */
    public Entry(
            String number,
            Kind kind,
            String till,
            Money amount,
            State state,
            @Nullable String wallet,
            String transaction,
            Instant at,
            @Nullable String other,
            boolean offline) {
        this(number, kind, till, amount, state, wallet, transaction, at, other, offline, null);
    }

    public Entry with(Checkout next) {
        return new Entry(number, kind, till, amount, state, wallet, transaction, at, other, offline, next);
    }

    public Entry in(State next) {
        return new Entry(number, kind, till, amount, next, wallet, transaction, at, other, offline, checkout);
    }

    public Entry paidBy(@Nullable String by) {
        return new Entry(number, kind, till, amount, State.PAID, by, transaction, at, other, offline, checkout);
    }

    public Entry of(Money paid) {
        return new Entry(number, kind, till, paid, state, wallet, transaction, at, other, offline, checkout);
    }

    public Entry approvedOffline() {
        return new Entry(number, kind, till, amount, state, wallet, transaction, at, other, true, checkout);
    }

    /** Whether no till has to do with it. */
    public boolean isOnline() {
        return kind == Kind.ONLINE || kind == Kind.AGREEMENT || till.equals(ONLINE_TILL);
    }

    /** Whether somebody is still to pay. */
    public boolean isOpen() {
        return state == State.WAITING || state == State.USER_PAYING;
    }
}
