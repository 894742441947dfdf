package io.tillstream.till.sale;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.PaymentAttempted;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goods come back by receipt: find it, choose, preview, confirm. */
final class Returning {
    private static final Pattern PIECES = Pattern.compile("(?:(\\d{1,6})\\s*[*x×]\\s*)?(\\d{1,3})");
    private static final Logger LOG = LoggerFactory.getLogger(Returning.class);

    private final ReceiptSearch search;
    private final Crediting crediting;
    private final Bookkeeping books;
    private final HostRefunds refunds;

    Returning(ReceiptSearch search, Crediting crediting, Bookkeeping books, HostRefunds refunds) {
        this.search = search;
        this.crediting = crediting;
        this.books = books;
        this.refunds = refunds;
    }

    Turn next(OpenSale open, Act.OnReturn act, CounterWork.Now now) {
        return switch (act) {
            case Act.BeginReturn() -> new Turn.Open(begin(open));
            case Act.BeginCredit() -> Crediting.begin(open);
            case Act.ReturnPieces(int line, long quantity)
            when open.stage() instanceof Stage.Returning(ReturnStep.Crediting(CreditStep credit)) ->
                Crediting.pieces(open, credit, line, quantity);
            case Act.ReturnPieces(int line, long quantity) -> new Turn.Open(choose(open, line, quantity));
            case Act.ReturnEverything() -> new Turn.Open(chooseEverything(open));
            case Act.BeginExchange() -> exchange(open);
            case Act.AskAgain() -> new Turn.Open(askAgain(open));
            case Act.ConfirmReturn() -> confirm(open, now);
        };
    }

    /** While a card or wallet gets its money back, that can be asked for again, or left for later. */
    Turn whileRefunding(OpenSale open, ReturnStep.Refunding refunding, Act act, SoFar soFar) {
        return switch (act) {
            case Act.Back() when open.notice() != null -> new Turn.Open(open.telling(null));
            case Act.Back() -> new Turn.Open(open.at(new Stage.Selling()).telling(Notice.of(Notice.Kind.REFUND_LEFT)));
            case Act.ConfirmReturn() -> confirm(open, refunding.choosing(), soFar);
            case Act.AskAgain() -> confirm(open, refunding.choosing(), soFar);
            case Act.Typed(String text) when text.isBlank() -> confirm(open, refunding.choosing(), soFar);
            case Act _ -> Turn.told(open, Notice.Kind.REFUND_AWAITED);
        };
    }

    /** A host has said whether money was given back. */
    Turn refunded(OpenSale open, Act.RefundAnswered act, SoFar soFar) {
        Optional<ReturnStep.Choosing> waiting = waitingFor(open, act.attempt());
        Optional<PaymentAttempted> noted = refunds.answered(open.basket().store(), act, soFar, waiting.isPresent());
        if (noted.isEmpty() || waiting.isEmpty()) {
            return new Turn.Open(open, List.copyOf(noted.stream().toList()));
        }
        SoFar after = soFar.plus(noted.get());
        List<TillTransaction> first = List.of(noted.get());
        return switch (noted.get().result()) {
            case APPROVED -> following(first, confirm(open, waiting.get(), after));
            case DECLINED ->
                new Turn.Open(
                        open.at(new Stage.Returning(waiting.get())).telling(Notice.of(Notice.Kind.REFUND_REFUSED)),
                        first);
            case CREATED, UNKNOWN, ABORTED, REVERSING, REVERSED -> new Turn.Open(open, first);
        };
    }

    private static Turn following(List<TillTransaction> first, Turn turn) {
        return switch (turn) {
            case Turn.Open(OpenSale sale, List<TillTransaction> noted) ->
                new Turn.Open(
                        sale, Stream.concat(first.stream(), noted.stream()).toList());
            case Turn.Closed closed ->
                new Turn.Closed(
                        closed.sale(),
                        Stream.concat(first.stream(), closed.facts().stream()).toList(),
                        closed.nextVisit());
            case Turn.OnPaper(OpenSale sale, List<TillTransaction> noted, ReceiptDocument paper) ->
                new Turn.OnPaper(
                        sale, Stream.concat(first.stream(), noted.stream()).toList(), paper);
            // Money goes back after leave was given: what is asked for now has nothing before it.
            case Turn.Asks asks -> asks;
            case Turn.Dropped dropped -> dropped;
        };
    }

    /** A refund that nobody answered is asked for again, under its number, while somebody waits for it. */
    Turn due(OpenSale open, Act.RefundDue act, SoFar soFar) {
        return waitingFor(open, act.attempt())
                .map(choosing -> confirm(open, choosing, soFar))
                .orElseGet(() -> new Turn.Open(open));
    }

    private static Optional<ReturnStep.Choosing> waitingFor(OpenSale open, String attempt) {
        return open.stage() instanceof Stage.Returning(ReturnStep.Refunding(var choosing, String asked))
                        && asked.equals(attempt)
                ? Optional.of(choosing)
                : Optional.empty();
    }

    /** Waits for a receipt; only between two sales. */
    private static OpenSale begin(OpenSale open) {
        return open.isUntouched()
                ? open.at(new Stage.Returning(new ReturnStep.AwaitingReceipt()))
                : open.telling(Notice.of(Notice.Kind.FINISH_FIRST));
    }

    /** Looks a receipt up; its lines are offered once they are known. */
    OpenSale find(OpenSale open, Source receipt) {
        if (!open.isUntouched()) {
            return open.telling(Notice.of(Notice.Kind.FINISH_FIRST));
        }
        return open.askedReceipt().equals(Optional.of(receipt))
                ? open.telling(null)
                : search.begin(open, receipt, Map.of());
    }

    /** A receipt has been looked up, if anybody still waits for it. */
    Turn answered(OpenSale open, Act.ReceiptAnswered act) {
        return new Turn.Open(search.answered(open, act, books.now()));
    }

    /** A receipt that this till asked for and does not need any more may be given to another. */
    void letGo(OpenSale before, Turn turn) {
        search.letGo(before, turn);
    }

    /** So many pieces or grams of a line come back; none at 0, never more than are left. */
    private static OpenSale choose(OpenSale open, int line, long quantity) {
        return choosing(open)
                .flatMap(choosing -> choosing.lines().stream()
                        .filter(sold -> sold.line() == line)
                        .findFirst()
                        .map(sold -> open.at(new Stage.Returning(choosing.with(sold, quantity)))))
                .orElseGet(() -> open.telling(null));
    }

    private static OpenSale chooseEverything(OpenSale open) {
        return choosing(open)
                .map(choosing -> open.at(new Stage.Returning(choosing.everything())))
                .orElseGet(() -> open.telling(null));
    }

    /**
     * By keys alone: a line's number is one more piece of it, {@code 3*2} is three of line 2 and {@code 0*2} none. Empty when
     * the text is neither, and may be a receipt.
     */
    static Optional<OpenSale> typed(OpenSale open, String text) {
        Matcher pieces = PIECES.matcher(text);
        if (!pieces.matches()) {
            return Optional.empty();
        }
        int line = Integer.parseInt(pieces.group(2));
        String quantity = pieces.group(1);
        Optional<ReturnStep.Choosing> choosing = choosing(open);
        if (choosing.isEmpty()) {
            // A bare number may be a receipt's that was typed in part; with a quantity, or while one is looked up, it
            // is a line.
            return quantity != null || open.stage() instanceof Stage.Returning(ReturnStep.Asking _)
                    ? Optional.of(open.telling(Notice.of(Notice.Kind.RECEIPT_FIRST, text)))
                    : Optional.empty();
        }
        return Optional.of(
                quantity != null
                        ? choose(open, line, Long.parseLong(quantity))
                        : choosing.get().lines().stream()
                                .filter(sold -> sold.line() == line)
                                .findFirst()
                                .map(sold -> choose(
                                        open,
                                        line,
                                        choosing.get().chosen(sold)
                                                + choosing.get().step(sold)))
                                .orElseGet(() -> open.telling(Notice.of(Notice.Kind.NO_LINE_SOLD, text))));
    }

    private static Optional<ReturnStep.Choosing> choosing(OpenSale open) {
        return open.stage() instanceof Stage.Returning(ReturnStep.Choosing choosing)
                ? Optional.of(choosing)
                : Optional.empty();
    }

    /** Other goods are taken for those that come back; until they are paid nothing has come back. */
    private static Turn exchange(OpenSale open) {
        return choosing(open)
                .filter(choosing -> choosing.outcome() instanceof ReturnOutcome.Offered)
                .<Turn>map(choosing -> new Turn.Open(open.exchanging(choosing)))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOTHING_CHOSEN));
    }

    /** The receipt that was being exchanged before a restart; empty when nobody here knows it any more. */
    Optional<ReturnHistory> again(Source receipt, List<Sale> kept) {
        return search.again(receipt, kept);
    }

    /** Asks only while there is something to ask for: pressed twice, it must not confirm what the first answer brought. */
    private OpenSale askAgain(OpenSale open) {
        return open.stage() instanceof Stage.Returning(ReturnStep.NotGiven(Source receipt, var _, var _))
                ? search.begin(open, receipt, Map.of())
                : open;
    }

    /** Does what the preview says: the record is on the disk when this returns. */
    Turn confirm(OpenSale open, CounterWork.Now now) {
        return switch (open.stage()) {
            case Stage.Returning(ReturnStep.Crediting(CreditStep credit)) -> crediting.confirm(open, credit, now.by());
            case Stage.Returning(ReturnStep.Choosing choosing) -> confirm(open, choosing, now.soFar());
            case Stage.Returning(ReturnStep.NotGiven _) -> new Turn.Open(askAgain(open));
            case Stage.Returning(ReturnStep.Asking _) -> new Turn.Open(open);
            case Stage _ -> Turn.told(open, Notice.Kind.NOTHING_CHOSEN);
        };
    }

    private Turn confirm(OpenSale open, ReturnStep.Choosing choosing, SoFar soFar) {
        boolean begun = open.stage() instanceof Stage.Returning(ReturnStep.Refunding _);
        if (!begun && choosing.checked() instanceof ReturnStep.Checked.ByLedger && !choosing.isHeld(books.now())) {
            // Another till may have been given the receipt in the meantime.
            return new Turn.Open(search.begin(open, choosing.receipt(), choosing.chosen()));
        }
        return switch (choosing.outcome()) {
            case ReturnOutcome.Refused refused -> {
                LOG.info(
                        "A return was not offered: {}",
                        refused.reasons().getFirst().text());
                yield Turn.told(open, Notice.Kind.NOTHING_CHOSEN);
            }
            case ReturnOutcome.Offered(RefundPreview preview) -> giveBack(open, choosing, preview, soFar);
        };
    }

    /** Cards and wallets first: once their money is back, nothing can keep the return from being recorded. */
    private Turn giveBack(OpenSale open, ReturnStep.Choosing choosing, RefundPreview preview, SoFar soFar) {
        return switch (refunds.next(choosing.store(), preview.tenders(), soFar)) {
            case HostRefunds.Progress.Done() -> record(open, preview, choosing.store());
            case HostRefunds.Progress.Asked(String attempt, var noted) ->
                new Turn.Open(
                        open.at(new Stage.Returning(new ReturnStep.Refunding(choosing, attempt))), List.copyOf(noted));
            case HostRefunds.Progress.Refused(Notice notice) ->
                new Turn.Open(open.at(new Stage.Returning(choosing)).telling(notice));
        };
    }

    private Turn record(OpenSale open, RefundPreview preview, Store store) {
        return books.money(store, preview::sale)
                .<Turn>map(recorded -> new Turn.Closed(open, List.of(recorded), null))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }
}
