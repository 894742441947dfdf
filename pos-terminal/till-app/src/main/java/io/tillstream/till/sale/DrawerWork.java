package io.tillstream.till.sale;

import io.tillstream.checkout.closing.DrawerCount;
import io.tillstream.checkout.closing.DrawerReason;
import io.tillstream.checkout.receipt.DrawerSlip;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Money;
import io.tillstream.events.sale.NoSale;
import io.tillstream.events.sale.TenderControl;
import io.tillstream.events.sale.TillSettlement;
import io.tillstream.events.staff.Operator.Role;
import io.tillstream.till.sale.DrawerStep.Choice;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cash in and out of the drawer outside sales, opening it, and counting it without seeing what should be there. */
final class DrawerWork {
    private static final long MOST_PIECES = 100_000;
    private static final int TENTH = 10;

    private final Bookkeeping books;
    private final PeriodWork periods;
    private final PracticeWork practice;

    DrawerWork(Bookkeeping books, PeriodWork periods, PracticeWork practice) {
        this.books = books;
        this.periods = periods;
        this.practice = practice;
    }

    Turn next(OpenSale open, Act.OnDrawer act, CounterWork.Now now) {
        if (!open.isUntouched()) {
            return Turn.told(open, Notice.Kind.FINISH_FIRST);
        }
        return switch (act) {
            case Act.OpenDrawerMenu() -> at(open, new DrawerStep.Menu());
            case Act.AtDrawer(Choice choice) -> chosen(open, choice, now);
            case Act.CountRow(int row) ->
                counting(
                        open,
                        counting -> at(open, with(counting, counting.count().to(row))));
            case Act.CountRowBefore() ->
                counting(
                        open,
                        counting -> at(
                                open,
                                with(
                                        counting,
                                        counting.count().to(counting.count().at() - 1))));
            case Act.PrintReport() ->
                open.stage() instanceof Stage.AtDrawer(DrawerStep.LastZ last)
                        ? PeriodWork.copied(open, last)
                        : new Turn.Open(open);
            case Act.DrawerDone() -> done(open, now);
        };
    }

    private static Turn at(OpenSale open, DrawerStep step) {
        return new Turn.Open(open.at(new Stage.AtDrawer(step)));
    }

    private static Turn counting(OpenSale open, Function<DrawerStep.Counting, Turn> then) {
        return open.stage() instanceof Stage.AtDrawer(DrawerStep.Counting counting)
                ? then.apply(counting)
                : new Turn.Open(open);
    }

    private static DrawerStep.Counting with(DrawerStep.Counting counting, DrawerCount count) {
        return new DrawerStep.Counting(count, counting.replaces(), counting.approver());
    }

    /** What a digit, an amount or a bare Enter says depends on the step. */
    Turn typed(OpenSale open, DrawerStep step, String text, CounterWork.Now now) {
        CurrencyUnit currency = open.basket().store().currency();
        return switch (step) {
            case DrawerStep.Menu() when text.isEmpty() -> new Turn.Open(open);
            case DrawerStep.Menu() ->
                place(text, List.of(Choice.values()))
                        .map(choice -> chosen(open, choice, now))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOTHING_OF_THAT_NUMBER, text));
            case DrawerStep.Amount(TenderControl.Kind kind) ->
                switch (TypedAmount.aboveNothing(text, currency)) {
                    case TypedAmount.Refused(Notice notice) -> new Turn.Open(open.telling(notice));
                    case TypedAmount.Read(Money amount)
                    when DrawerReason.of(kind).isEmpty() -> moved(open, kind, amount, null, now);
                    case TypedAmount.Read(Money amount) -> at(open, new DrawerStep.Why(kind, amount));
                };
            case DrawerStep.Why(TenderControl.Kind kind, Money amount) ->
                place(text, DrawerReason.of(kind))
                        .map(reason -> moved(open, kind, amount, reason, now))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOTHING_OF_THAT_NUMBER, text));
            case DrawerStep.WhyNoSale() ->
                place(text, DrawerReason.OF_NO_SALE)
                        .map(reason -> opened(open, reason, now))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOTHING_OF_THAT_NUMBER, text));
            case DrawerStep.Counting counting
            when text.isEmpty() && counting.count().isAtItsEnd() -> counted(open, counting, now);
            case DrawerStep.Counting counting -> row(open, counting, text, currency);
            case DrawerStep.Confirming _ when text.isEmpty() -> periods.close(open, now);
            case DrawerStep.Confirming _ -> Turn.told(open, Notice.Kind.NOTHING_OF_THAT_NUMBER, text);
            case DrawerStep.LastZ _, DrawerStep.Report _ -> new Turn.Open(open.at(new Stage.Selling()));
        };
    }

    private static <T> Optional<T> place(String text, List<T> list) {
        if (!text.matches("\\d")) {
            return Optional.empty();
        }
        int place = text.equals("0") ? TENTH : Integer.parseInt(text);
        return place <= list.size() ? Optional.of(list.get(place - 1)) : Optional.empty();
    }

    private Turn chosen(OpenSale open, Choice choice, CounterWork.Now now) {
        return switch (choice) {
            case TENDER_LOAN -> at(open, new DrawerStep.Amount(TenderControl.Kind.TENDER_LOAN));
            case FUNDS_RECEIPT -> at(open, new DrawerStep.Amount(TenderControl.Kind.FUNDS_RECEIPT));
            case PAID_OUT -> at(open, new DrawerStep.Amount(TenderControl.Kind.PAID_OUT));
            case TENDER_PICKUP -> at(open, new DrawerStep.Amount(TenderControl.Kind.TENDER_PICKUP));
            case NO_SALE -> at(open, new DrawerStep.WhyNoSale());
            case COUNT -> beginCount(open, now);
            case X -> periods.look(open, now);
            case Z -> periods.ask(open, now);
            case LAST_Z -> periods.lookAtLast(open, now);
            case PRACTICE -> practice.turned(open, now);
        };
    }

    /** A count that money has not moved since may be done again, by a supervisor's leave. */
    private Turn beginCount(OpenSale open, CounterWork.Now now) {
        CurrencyUnit currency = open.basket().store().currency();
        Optional<TillSettlement> before = now.soFar().period().countThatHolds();
        Persons.Leave leave =
                before.isEmpty() ? new Persons.Leave.Granted(null) : now.by().ask(Role.SUPERVISOR);
        return switch (leave) {
            case Persons.Leave.Needs(Role atLeast) -> new Turn.Asks(open, atLeast);
            case Persons.Leave.Granted(String approver) ->
                new Turn.OnPaper(
                        open.at(new Stage.AtDrawer(new DrawerStep.Counting(
                                DrawerCount.begin(currency),
                                before.map(TillSettlement::source).orElse(null),
                                approver))),
                        List.of(),
                        DrawerSlip.opening(now.language()));
        };
    }

    private static Turn row(OpenSale open, DrawerStep.Counting counting, String text, CurrencyUnit currency) {
        DrawerCount count = counting.count();
        if (text.isEmpty() || count.isAtItsEnd()) {
            return at(open, with(counting, count.skipping()));
        }
        if (count.asksForPieces()) {
            return text.matches("\\d{1,6}") && Long.parseLong(text) <= MOST_PIECES
                    ? at(open, with(counting, count.with(Long.parseLong(text))))
                    : Turn.told(open, Notice.Kind.NOT_A_NUMBER, text);
        }
        return switch (TypedAmount.of(text, currency)) {
            case TypedAmount.Read(Money amount) -> at(open, with(counting, count.with(amount.minor())));
            case TypedAmount.Refused(Notice notice) -> new Turn.Open(open.telling(notice));
        };
    }

    private Turn done(OpenSale open, CounterWork.Now now) {
        return switch (open.stage()) {
            case Stage.AtDrawer(DrawerStep.Counting counting) -> counted(open, counting, now);
            case Stage.AtDrawer(DrawerStep.Confirming _) -> periods.close(open, now);
            case Stage _ -> new Turn.Open(open);
        };
    }

    private Turn counted(OpenSale open, DrawerStep.Counting counting, CounterWork.Now now) {
        List<TillSettlement.Count> counts = counting.count().against(now.soFar().period());
        return books.other(
                        open.basket().store(),
                        (source, at, day, operator) -> new TillSettlement(
                                source, at, day, operator, counting.replaces(), counts, counting.approver()))
                .<Turn>map(fact -> new Turn.OnPaper(
                        open.at(new Stage.AtDrawer(new DrawerStep.Menu())),
                        List.of(fact),
                        DrawerSlip.of(fact, open.basket().store(), now.language())))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    private Turn moved(
            OpenSale open, TenderControl.Kind kind, Money amount, @Nullable DrawerReason reason, CounterWork.Now now) {
        return books.money(
                        open.basket().store(),
                        (source, at, day, operator) -> new TenderControl(
                                source, at, day, operator, kind, amount, reason == null ? null : reason.code(), null))
                .<Turn>map(fact -> new Turn.OnPaper(
                        open.at(new Stage.Selling()),
                        List.of(fact),
                        DrawerSlip.of(
                                fact,
                                reason == null ? null : reason.text(),
                                open.basket().store(),
                                now.language())))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }

    private Turn opened(OpenSale open, DrawerReason reason, CounterWork.Now now) {
        return switch (now.by().ask(Role.SUPERVISOR)) {
            case Persons.Leave.Needs(Role atLeast) -> new Turn.Asks(open, atLeast);
            case Persons.Leave.Granted(String approver) ->
                books.other(
                                open.basket().store(),
                                (source, at, day, operator) ->
                                        new NoSale(source, at, day, operator, reason.code(), approver))
                        .<Turn>map(fact -> new Turn.OnPaper(
                                open.at(new Stage.Selling()),
                                List.of(fact),
                                DrawerSlip.of(fact, reason.text(), open.basket().store(), now.language())))
                        .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
        };
    }
}
