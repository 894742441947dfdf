package io.tillstream.till.sale;

import io.tillstream.checkout.tender.OpenPayment;
import io.tillstream.checkout.tender.StoredValue;
import io.tillstream.checkout.tender.TenderStep;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.PaymentAttempted.Result;
import io.tillstream.events.sale.Tender;
import io.tillstream.journal.Failpoint;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gift cards and points; and the giving back of anything. What is taken is an attempt in the journal before it counts, and so is what goes back. */
final class StoredTender {
    private final Bookkeeping books;
    private final StoredValues values;
    private final HeldLeases leases;
    private final HostPayments hosts;

    StoredTender(Bookkeeping books, StoredValues values, HeldLeases leases, HostPayments hosts) {
        this.books = books;
        this.values = values;
        this.leases = leases;
        this.hosts = hosts;
    }

    /** What came of offering one. */
    sealed interface Outcome {
        /** It counts. */
        record Taken(Stage.Paying paying, PaymentAttempted attempt) implements Outcome {}

        /** It does not; the notice says why. */
        record Refused(Notice notice) implements Outcome {}
    }

    Outcome giftCard(OpenSale sale, DuePayment due, String account, Spent spent) {
        StoredValue value = values.giftCard(account, due.paying().taken(), spent);
        OpenPayment payment = due.payment();
        Money amount = amount(due, value, account);
        return switch (payment.giftCard(value, amount, books.now())) {
            case TenderStep.Refused(var reason) -> new Outcome.Refused(Notice.of(reason));
            case TenderStep.StillDue(OpenPayment after) ->
                record(
                        sale,
                        due.paying(),
                        after.taken().getLast(),
                        values.giftCardGrant(account).orElse(null));
            case TenderStep.Paid paid ->
                record(
                        sale,
                        due.paying(),
                        paid.basket().tenders().getLast(),
                        values.giftCardGrant(account).orElse(null));
            case TenderStep.Waiting _ -> throw nobodyIsAsked();
        };
    }

    /** Whether head office has to say first what this card may pay, and is being asked. */
    boolean asks(DuePayment due, String account) {
        return values.giftCardGrant(account).isEmpty()
                && leases.asks(account, amount(due, new StoredValue.NotHeld(account), account));
    }

    /** What was asked of the card; otherwise as much as it can pay, or all that is due when it can pay nothing. */
    private static Money amount(DuePayment due, StoredValue value, String account) {
        Stage.Paying.NextCard asked = due.paying().nextCard();
        Money named = asked == null ? null : asked.amount();
        if (named != null) {
            return named;
        }
        Money rest = due.cardDue();
        return switch (value) {
            case StoredValue.NotHeld _ -> rest;
            case StoredValue.Held held -> {
                Money left = due.paying().taken().stream()
                        .filter(tender -> account.equals(tender.account()))
                        .map(Tender::net)
                        .reduce(held.amount(), Money::minus);
                yield left.isPositive() && left.compareTo(rest) < 0 ? left : rest;
            }
        };
    }

    Outcome points(OpenSale sale, DuePayment due, Optional<Long> typed, Spent spent) {
        MemberId member = sale.basket().member();
        if (member == null) {
            return refused(Notice.Kind.POINTS_NEED_MEMBER);
        }
        Optional<StoredValues.Lease> lease = values.points(member, day(sale), spent);
        if (lease.isEmpty()) {
            return refused(Notice.Kind.POINTS_NOT_HELD);
        }
        long points = typed.orElseGet(() -> lease.get().points().mostFor(due.cardDue()));
        return switch (due.payment().points(lease.get().points(), points, books.now())) {
            case TenderStep.Refused(var reason) -> new Outcome.Refused(Notice.of(reason));
            case TenderStep.StillDue(OpenPayment after) ->
                record(sale, due.paying(), after.taken().getLast(), lease.get().grant());
            case TenderStep.Paid paid ->
                record(
                        sale,
                        due.paying(),
                        paid.basket().tenders().getLast(),
                        lease.get().grant());
            case TenderStep.Waiting _ -> throw nobodyIsAsked();
        };
    }

    /** Whether head office has to say first which points this member may pay with, and is being asked. */
    boolean asksForPoints(OpenSale sale, Optional<Long> typed, Spent spent) {
        MemberId member = sale.basket().member();
        return member != null
                && values.points(member, day(sale), spent).isEmpty()
                && leases.asks(member, typed.orElse(null));
    }

    private LocalDate day(OpenSale sale) {
        return LocalDate.ofInstant(books.now(), sale.basket().store().zone());
    }

    /** The attempt is on the disk before the tender counts. */
    private Outcome record(OpenSale sale, Stage.Paying paying, Tender tender, @Nullable String grant) {
        Failpoint.PAY_OK.reached();
        return books.money(
                        sale.basket().store(),
                        (source, at, businessDate, operator) -> new PaymentAttempted(
                                source,
                                at,
                                businessDate,
                                operator,
                                source.receiptNumber(),
                                tender.type(),
                                tender.tendered(),
                                tender.account(),
                                grant,
                                tender.points(),
                                Result.APPROVED))
                .<Outcome>map(attempt -> taken(paying, attempt))
                .orElseGet(() -> refused(Notice.Kind.NOT_RECORDED));
    }

    private static Outcome taken(Stage.Paying paying, PaymentAttempted attempt) {
        Failpoint.PAY_SENT.reached();
        return new Outcome.Taken(paying.with(tender(attempt)), attempt);
    }

    /** An attempt as the tender it pays with. */
    static Tender tender(PaymentAttempted attempt) {
        return new Tender(
                attempt.means(),
                attempt.amount(),
                Money.zero(attempt.amount().currency()),
                attempt.attempt(),
                attempt.account(),
                attempt.points());
    }

    /** Gives one back; until that is on the disk it stays taken. */
    Turn takeBack(OpenSale sale, Stage.Paying paying, Tender tender, SoFar soFar) {
        Optional<Charge> charge = Optional.ofNullable(tender.attempt()).flatMap(hosts::find);
        return charge.isPresent()
                ? takeBack(sale, paying, tender, charge.get())
                : takeBackStored(sale, paying, tender, soFar);
    }

    /** A host gives it back in the background; until it says so the customer counts as charged. */
    private Turn takeBack(OpenSale sale, Stage.Paying paying, Tender tender, Charge charge) {
        return hosts.giveUp(sale.basket().store(), charge.order())
                .<Turn>map(moved -> new Turn.Open(
                        sale.at(paying.without(tender)).telling(Notice.of(Notice.Kind.BEING_GIVEN_BACK)),
                        List.copyOf(moved.noted())))
                .orElseGet(() -> Turn.told(sale, Notice.Kind.NOT_RECORDED));
    }

    private Turn takeBackStored(OpenSale sale, Stage.Paying paying, Tender tender, SoFar soFar) {
        return Optional.ofNullable(soFar.attempts().get(tender.attempt()))
                .flatMap(attempt -> reversed(sale.basket().store(), attempt))
                .<Turn>map(reversed -> new Turn.Open(sale.at(paying.without(tender)), List.of(reversed)))
                .orElseGet(() -> Turn.told(sale, Notice.Kind.NOT_RECORDED));
    }

    /** Gives back what no sale will name any more. */
    Optional<PaymentAttempted> reversed(Store store, PaymentAttempted attempt) {
        Failpoint.PAY_OK.reached();
        Optional<PaymentAttempted> reversed = books.other(
                store,
                (source, at, businessDate, operator) ->
                        attempt.became(Result.REVERSED, source, at, businessDate, operator));
        Failpoint.PAY_SENT.reached();
        return reversed;
    }

    private static Outcome refused(Notice.Kind kind) {
        return new Outcome.Refused(Notice.of(kind));
    }

    private static IllegalStateException nobodyIsAsked() {
        return new IllegalStateException("Stored value is granted beforehand; nobody is asked and nothing waits.");
    }
}
