package io.tillstream.till.sale;

import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanParser;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.journal.JournalBroken;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.headoffice.ReceiptAnswer;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is left of a receipt, in this till's own journals and at head office. The counter waits for neither: what they
 * say is an act that comes when it comes. Head office has a bounded time for it; without its answer, a receipt of this till
 * is good by what the till knows itself, and a receipt of another till is not.
 */
final class ReceiptSearch {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptSearch.class);

    /** The ledgers have five seconds to answer the gateway; a customer who waits longer is better told. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final TillJournal journal;
    private final HeadOffice headOffice;
    private final Executor reading;
    private final Consumer<Act> later;
    private final AtomicLong questions = new AtomicLong();

    /**
     * Looks receipts up.
     *
     * @param reading reads the journals, which grow with the years, where no scan waits for it
     * @param later does the act that an answer becomes
     */
    ReceiptSearch(TillJournal journal, HeadOffice headOffice, Executor reading, Consumer<Act> later) {
        this.journal = journal;
        this.headOffice = headOffice;
        this.reading = reading;
        this.later = later;
    }

    /** The receipt a code stands for, if it is one. */
    static Optional<Source> receipt(String text) {
        if (ScanParser.parse(text) instanceof Scan.Receipt code) {
            return Optional.of(code.sale());
        }
        try {
            return Optional.of(Source.parseReceiptNumber(text.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Begins to look; while head office is out of reach it is not asked for what this till knows itself. */
    OpenSale begin(OpenSale open, Source receipt, Map<Integer, Long> chosen) {
        long question = questions.incrementAndGet();
        CompletableFuture<ReceiptHere> here = CompletableFuture.supplyAsync(() -> here(receipt), reading);
        CompletableFuture<ReceiptAnswer> answer = headOffice.isOnline()
                ? headOffice.receipt(receipt, PATIENCE)
                : here.thenCompose(known -> outOfReach(known, receipt));
        here.thenCombine(answer, (known, said) -> new Act.ReceiptAnswered(question, known, said))
                .thenAccept(later)
                .exceptionally(failure -> {
                    LOG.error("What was found of receipt {} reached nobody.", receipt, failure);
                    return null;
                });
        return open.at(new Stage.Returning(new ReturnStep.Asking(receipt, question, time(open, receipt), chosen)));
    }

    private static int time(OpenSale open, Source receipt) {
        return open.stage() instanceof Stage.Returning(ReturnStep.NotGiven(Source before, int times, var _))
                        && before.equals(receipt)
                ? times + 1
                : 1;
    }

    private CompletableFuture<ReceiptAnswer> outOfReach(ReceiptHere known, Source receipt) {
        return known.alone().isPresent()
                ? CompletableFuture.completedFuture(new ReceiptAnswer.Silent())
                : headOffice.receipt(receipt, PATIENCE);
    }

    private ReceiptHere here(Source receipt) {
        try {
            return ReceiptHere.in(journal.files(), receipt);
        } catch (IOException | UncheckedIOException | JournalBroken | UnreadableFact e) {
            LOG.error("A receipt cannot be looked up in the journals.", e);
            return ReceiptHere.nothing(receipt);
        }
    }

    OpenSale answered(OpenSale open, Act.ReceiptAnswered act, Instant now) {
        if (open.stage() instanceof Stage.Returning(ReturnStep.Asking asking) && asking.question() == act.question()) {
            return answered(open, asking, act, now);
        }
        Source receipt = act.here().receipt();
        if (act.answer() instanceof ReceiptAnswer.Found && !open.askedReceipt().equals(Optional.of(receipt))) {
            headOffice.letGo(receipt);
        }
        return open;
    }

    private static OpenSale answered(OpenSale open, ReturnStep.Asking asking, Act.ReceiptAnswered act, Instant now) {
        return switch (act.answer()) {
            case ReceiptAnswer.Found(Sale sale, List<Sale> returns, Duration held, Set<String> untouchedCards) ->
                found(
                        open,
                        asking,
                        act.here().and(sale, returns),
                        held.isZero()
                                ? new ReturnStep.Checked.HereOnly()
                                : new ReturnStep.Checked.ByLedger(now.plus(held), untouchedCards));
            case ReceiptAnswer.HeldElsewhere(String till) ->
                notGiven(open, asking, now, Notice.Kind.RECEIPT_HELD_ELSEWHERE, till);
            case ReceiptAnswer.NotArrived() ->
                byThisTill(open, asking, act.here())
                        .orElseGet(() -> notGiven(open, asking, now, Notice.Kind.RECEIPT_NOT_HERE, ""));
            case ReceiptAnswer.StillReading(long records) ->
                byThisTill(open, asking, act.here())
                        .orElseGet(() ->
                                notGiven(open, asking, now, Notice.Kind.HEAD_OFFICE_READING, Long.toString(records)));
            case ReceiptAnswer.Silent() ->
                byThisTill(open, asking, act.here())
                        .orElseGet(() -> notGiven(open, asking, now, Notice.Kind.HEAD_OFFICE_SILENT, ""));
        };
    }

    private static Optional<OpenSale> byThisTill(OpenSale open, ReturnStep.Asking asking, ReceiptHere here) {
        return here.alone().map(history -> found(open, asking, history, new ReturnStep.Checked.HereOnly()));
    }

    private static OpenSale notGiven(
            OpenSale open, ReturnStep.Asking asking, Instant now, Notice.Kind why, String detail) {
        return open.at(new Stage.Returning(new ReturnStep.NotGiven(asking.receipt(), asking.time(), now)))
                .telling(Notice.of(why, asking.receipt().receiptNumber(), detail));
    }

    private static OpenSale found(
            OpenSale open, ReturnStep.Asking asking, ReturnHistory history, ReturnStep.Checked checked) {
        ReturnStep.Choosing choosing =
                new ReturnStep.Choosing(open.basket().store(), history, Map.of(), checked).withAll(asking.chosen());
        if (choosing.lines().isEmpty()) {
            return open.at(new Stage.Returning(new ReturnStep.AwaitingReceipt()))
                    .telling(Notice.of(
                            Notice.Kind.RECEIPT_OF_RETURN, asking.receipt().receiptNumber()));
        }
        OpenSale offered = open.at(new Stage.Returning(choosing));
        return asking.chosen().isEmpty()
                ? offered
                : offered.telling(Notice.of(
                        Notice.Kind.RECEIPT_ASKED_AGAIN, asking.receipt().receiptNumber()));
    }

    /** The receipt of an exchange, from what was kept of it and what the journals know; empty when neither has it. */
    Optional<ReturnHistory> again(Source receipt, List<Sale> kept) {
        ReceiptHere here = here(receipt);
        return kept.isEmpty() ? here.alone() : Optional.of(here.and(kept.getFirst(), kept.subList(1, kept.size())));
    }

    /** Lets go of the receipt that was asked for, unless goods came back by it or still may. */
    void letGo(OpenSale before, Turn turn) {
        before.askedReceipt().filter(receipt -> !isNeeded(turn, receipt)).ifPresent(headOffice::letGo);
    }

    private static boolean isNeeded(Turn turn, Source receipt) {
        return switch (turn) {
            case Turn.Open(OpenSale after, var _) -> after.askedReceipt().equals(Optional.of(receipt));
            case Turn.OnPaper(OpenSale after, var _, var _) ->
                after.askedReceipt().equals(Optional.of(receipt));
            case Turn.Asks(OpenSale after, var _) -> after.askedReceipt().equals(Optional.of(receipt));
            case Turn.Closed closed -> closed.facts().getLast() instanceof Sale;
            case Turn.Dropped() -> false;
        };
    }
}
