package io.tillstream.till.sale;

import io.tillstream.checkout.closing.TillPeriod;
import io.tillstream.checkout.receipt.PeriodReport;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Closing;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.staff.Operator.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** X and Z: a look at the till's period, and its end. Both take a supervisor, for they say what a count should not know. */
final class PeriodWork {
    private final Bookkeeping books;
    private final LongSupplier unsent;

    /**
     * Reports of a till.
     *
     * @param unsent how many of its records head office has not acknowledged
     */
    PeriodWork(Bookkeeping books, LongSupplier unsent) {
        this.books = books;
        this.unsent = unsent;
    }

    /** An X, at any time. */
    Turn look(OpenSale open, CounterWork.Now now) {
        return switch (now.by().ask(Role.SUPERVISOR)) {
            case Persons.Leave.Needs(Role atLeast) -> new Turn.Asks(open, atLeast);
            case Persons.Leave.Granted _ -> {
                Store store = open.basket().store();
                ReceiptDocument paper = PeriodReport.x(
                        figures(store, now.soFar()),
                        now.soFar().period().dayToClose(today(store)),
                        books.now(),
                        books.operator(),
                        store,
                        now.language());
                yield new Turn.OnPaper(open.at(new Stage.AtDrawer(new DrawerStep.Report(paper))), List.of(), paper);
            }
        };
    }

    private LocalDate today(Store store) {
        return books.now().atZone(store.zone()).toLocalDate();
    }

    private TillPeriod.Figures figures(Store store, SoFar soFar) {
        return soFar.period()
                .figures(
                        store.currency(),
                        store.zone(),
                        new Closing.Open(soFar.suspended().size(), soFar.reversals(), unsent.getAsLong()));
    }

    /** Whether the day may be closed, and whether it really should be. */
    Turn ask(OpenSale open, CounterWork.Now now) {
        return switch (now.by().ask(Role.SUPERVISOR)) {
            case Persons.Leave.Needs(Role atLeast) -> new Turn.Asks(open, atLeast);
            case Persons.Leave.Granted(String approver) -> ask(open, approver, now);
        };
    }

    private Turn ask(OpenSale open, @Nullable String approver, CounterWork.Now now) {
        TillPeriod period = now.soFar().period();
        LocalDate today = today(open.basket().store());
        LocalDate day = period.dayToClose(today);
        if (!period.hasBegun(today)) {
            return Turn.told(open, Notice.Kind.ALREADY_CLOSED, today.toString(), day.toString());
        }
        return period.countThatHolds().isPresent() || period.isDrawerStill()
                ? new Turn.Open(
                        open.at(new Stage.AtDrawer(new DrawerStep.Confirming(day, period.nextNumber(), approver))))
                : Turn.told(open, Notice.Kind.COUNT_FIRST);
    }

    /** A Z: the record is on the disk before the paper comes, and nothing changes it any more. */
    Turn close(OpenSale open, CounterWork.Now now) {
        if (!(open.stage()
                instanceof Stage.AtDrawer(DrawerStep.Confirming(LocalDate day, long number, String approver)))) {
            return new Turn.Open(open);
        }
        Store store = open.basket().store();
        TillPeriod.Figures figures = figures(store, now.soFar());
        return books.sealed(
                        store, (source, at, _, operator) -> figures.closed(source, at, day, operator, number, approver))
                .map(record -> closed(open, record, now))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    /** The newest Z again, from its record: no figure is worked out anew. */
    Turn lookAtLast(OpenSale open, CounterWork.Now now) {
        return switch (now.by().ask(Role.SUPERVISOR)) {
            case Persons.Leave.Needs(Role atLeast) -> new Turn.Asks(open, atLeast);
            case Persons.Leave.Granted _ ->
                last(now.soFar().period())
                        .<Turn>map(record -> new Turn.Open(
                                open.at(new Stage.AtDrawer(new DrawerStep.LastZ(paper(open, record, now))))))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOTHING_CLOSED_YET));
        };
    }

    private Optional<JournalRecord> last(TillPeriod period) {
        OptionalLong closedBy = period.closedBy();
        return closedBy.isPresent() ? books.record(closedBy.getAsLong()) : Optional.empty();
    }

    /** One copy of it, marked as such; another is asked for anew. */
    static Turn copied(OpenSale open, DrawerStep.LastZ last) {
        ReceiptDocument copy = last.paper().asCopy();
        return new Turn.OnPaper(open.at(new Stage.AtDrawer(new DrawerStep.Report(copy))), List.of(), copy);
    }

    private static Turn closed(OpenSale open, JournalRecord record, CounterWork.Now now) {
        ReceiptDocument paper = paper(open, record, now);
        return new Turn.OnPaper(
                open.at(new Stage.AtDrawer(new DrawerStep.Report(paper))), List.of(closing(record)), paper);
    }

    private static ReceiptDocument paper(OpenSale open, JournalRecord record, CounterWork.Now now) {
        return PeriodReport.z(closing(record), record, open.basket().store(), now.language());
    }

    private static Closing closing(JournalRecord record) {
        if (record.fact() instanceof Closing closing) {
            return closing;
        }
        throw new IllegalStateException("Record " + record.fact().source() + " is no closing.");
    }
}
