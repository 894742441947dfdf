package io.tillstream.till.sale;

import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.OperatorSession;
import io.tillstream.events.sale.OperatorSession.Change;
import io.tillstream.events.staff.Operator.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Practice begins and ends between two sales. That it does is all the till's own journal hears of it. To begin takes a
 * supervisor, so that nobody sells to a customer for nothing; to end takes nobody, for it is the safe side.
 */
final class PracticeWork {
    /** Of the receipts of practice: no till will ever write so many epochs, so that none is taken for a real one. */
    static final int EPOCH = 999_999;

    private final Bookkeeping books;
    private final @Nullable SaleDesk till;

    private PracticeWork(Bookkeeping books, @Nullable SaleDesk till) {
        this.books = books;
        this.till = till;
    }

    /** At the desk of a till, whose books these are. */
    static PracticeWork atTheTill(Bookkeeping books) {
        return new PracticeWork(books, null);
    }

    /** At a desk for practice, whose books are thrown away; it stands in for that of the till. */
    static PracticeWork insteadOf(SaleDesk till, Bookkeeping books) {
        return new PracticeWork(books, till);
    }

    Turn next(OpenSale open, Act.OnPractice act, CounterWork.Now now) {
        return switch (act) {
            case Act.BeginPractice() -> till == null ? turned(open, now) : new Turn.Open(open);
            case Act.EndPractice() -> till == null ? new Turn.Open(open) : turned(open, now);
        };
    }

    /** Practice begins where there is none, and ends where there is. */
    Turn turned(OpenSale open, CounterWork.Now now) {
        if (!open.isUntouched()) {
            return Turn.told(open, Notice.Kind.PRACTICE_BETWEEN_SALES);
        }
        return till == null ? begun(open, now) : ended(open, till, now);
    }

    private Turn begun(OpenSale open, CounterWork.Now now) {
        if (!now.soFar().attempts().isEmpty()) {
            return Turn.told(open, Notice.Kind.PRACTICE_PAYMENT_OPEN);
        }
        return switch (now.by().ask(Role.SUPERVISOR)) {
            case Persons.Leave.Needs(Role atLeast) -> new Turn.Asks(open, atLeast);
            case Persons.Leave.Granted(String approver) ->
                recorded(books, open.basket().store(), Change.PRACTICE_BEGAN, approver, null)
                        .<Turn>map(fact -> new Turn.Open(open.at(new Stage.Selling()), List.of(fact)))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
        };
    }

    private static Turn ended(OpenSale open, SaleDesk till, CounterWork.Now now) {
        return till.practised(open.basket().store(), now.soFar().tally().sales())
                .<Turn>map(_ -> new Turn.Dropped())
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    static Optional<OperatorSession> recorded(
            Bookkeeping books, Store store, Change change, @Nullable String approver, @Nullable Long practiceSales) {
        return books.other(
                store,
                (source, at, day, operator) ->
                        new OperatorSession(source, at, day, operator, change, null, null, approver, practiceSales));
    }

    /** Why a receipt is not taken here: one of practice is worth nothing, and practice takes nothing else. */
    Optional<Notice.Kind> strange(Source receipt) {
        boolean practised = receipt.epoch() == EPOCH;
        if (practised == (till != null)) {
            return Optional.empty();
        }
        return Optional.of(practised ? Notice.Kind.RECEIPT_OF_PRACTICE : Notice.Kind.RECEIPT_NOT_PRACTISED);
    }
}
