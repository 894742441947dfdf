package io.tillstream.till.sale;

import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanParser;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Sale;
import io.tillstream.till.headoffice.HeadOffice;
import io.tillstream.till.headoffice.ReceiptAnswer;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is left of a receipt, in this till's own journals and at head office. The counter never waits: the answer is
 * an act that comes when it comes, and in a bounded time. Without one, a receipt of this till is good by what the till
 * knows itself; a receipt of another till is not.
 */
final class ReceiptSearch {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptSearch.class);

    /** The ledgers have five seconds to answer the gateway; a customer who waits longer is better told. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final TillJournal journal;
    private final HeadOffice headOffice;
    private final Consumer<Act> later;

    /** Looks receipts up; answers of head office become acts. */
    ReceiptSearch(TillJournal journal, HeadOffice headOffice, Consumer<Act> later) {
        this.journal = journal;
        this.headOffice = headOffice;
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

    /** Begins to look; where head office is known to be out of reach it is not asked for what this till knows itself. */
    OpenSale begin(OpenSale open, Source receipt, Map<Integer, Long> chosen) {
        ReceiptHere here = here(receipt);
        ReturnStep.Asking asking = new ReturnStep.Asking(here, chosen);
        Optional<ReturnHistory> alone = here.alone();
        if (alone.isPresent() && !headOffice.isOnline()) {
            return found(open, asking, alone.get(), new ReturnStep.Checked.HereOnly());
        }
        headOffice
                .receipt(receipt, PATIENCE)
                .thenAccept(answer -> later.accept(new Act.ReceiptAnswered(receipt, answer)))
                .exceptionally(failure -> {
                    LOG.error("What head office said of receipt {} reached nobody.", receipt, failure);
                    return null;
                });
        return open.at(new Stage.Returning(asking));
    }

    private ReceiptHere here(Source receipt) {
        try {
            return ReceiptHere.in(journal.files(), receipt);
        } catch (IOException | UnreadableFact e) {
            LOG.error("A receipt cannot be looked up in the journals.", e);
            return ReceiptHere.nothing(receipt);
        }
    }

    OpenSale answered(OpenSale open, Source receipt, ReceiptAnswer answer, Instant now) {
        if (open.stage() instanceof Stage.Returning(ReturnStep.Asking asking)
                && asking.receipt().equals(receipt)) {
            return answered(open, asking, answer, now);
        }
        if (answer instanceof ReceiptAnswer.Found && !open.askedReceipt().equals(Optional.of(receipt))) {
            headOffice.letGo(receipt);
        }
        return open;
    }

    private static OpenSale answered(OpenSale open, ReturnStep.Asking asking, ReceiptAnswer answer, Instant now) {
        return switch (answer) {
            case ReceiptAnswer.Found(Sale sale, List<Sale> returns, Duration held, Set<String> untouchedCards) ->
                found(
                        open,
                        asking,
                        asking.here().and(sale, returns),
                        held.isZero()
                                ? new ReturnStep.Checked.HereOnly()
                                : new ReturnStep.Checked.ByLedger(now.plus(held), untouchedCards));
            case ReceiptAnswer.HeldElsewhere(String till) ->
                notGiven(open, asking.receipt(), Notice.Kind.RECEIPT_HELD_ELSEWHERE, till);
            case ReceiptAnswer.NotArrived() -> byThisTill(open, asking, Notice.Kind.RECEIPT_NOT_HERE);
            case ReceiptAnswer.Silent() -> byThisTill(open, asking, Notice.Kind.HEAD_OFFICE_SILENT);
        };
    }

    private static OpenSale byThisTill(OpenSale open, ReturnStep.Asking asking, Notice.Kind otherwise) {
        return asking.here()
                .alone()
                .map(history -> found(open, asking, history, new ReturnStep.Checked.HereOnly()))
                .orElseGet(() -> notGiven(open, asking.receipt(), otherwise, ""));
    }

    private static OpenSale notGiven(OpenSale open, Source receipt, Notice.Kind why, String detail) {
        return open.at(new Stage.Returning(new ReturnStep.NotGiven(receipt)))
                .telling(Notice.of(why, receipt.receiptNumber(), detail));
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
            case Turn.Closed closed -> closed.facts().getLast() instanceof Sale;
            case Turn.Dropped() -> false;
        };
    }
}
