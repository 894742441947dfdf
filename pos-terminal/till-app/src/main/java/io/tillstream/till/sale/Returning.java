package io.tillstream.till.sale;

import io.tillstream.checkout.returns.RefundPreview;
import io.tillstream.checkout.returns.ReturnHistory;
import io.tillstream.checkout.returns.ReturnOutcome;
import io.tillstream.codes.Scan;
import io.tillstream.codes.ScanParser;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Source;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.journal.JournalReader;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goods come back by receipt: find it in this till's own journals, choose, preview, confirm. A receipt of another till is
 * not found here; that needs head office.
 */
final class Returning {
    private static final Pattern PIECES = Pattern.compile("(?:(\\d{1,6})\\s*[*x×]\\s*)?(\\d{1,3})");
    private static final Logger LOG = LoggerFactory.getLogger(Returning.class);

    private final TillJournal journal;
    private final Bookkeeping books;

    Returning(TillJournal journal, Bookkeeping books) {
        this.journal = journal;
        this.books = books;
    }

    Turn next(OpenSale open, Act.OnReturn act) {
        return switch (act) {
            case Act.BeginReturn() -> new Turn.Open(begin(open));
            case Act.ReturnPieces(int line, long quantity) -> new Turn.Open(choose(open, line, quantity));
            case Act.ReturnEverything() -> new Turn.Open(chooseEverything(open));
            case Act.BeginExchange() -> exchange(open);
            case Act.ConfirmReturn() -> confirm(open);
        };
    }

    /** Waits for a receipt; only between two sales. */
    private static OpenSale begin(OpenSale open) {
        return open.isUntouched()
                ? open.at(new Stage.Returning(new ReturnStep.AwaitingReceipt()))
                : open.telling(Notice.of(Notice.Kind.FINISH_FIRST));
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

    /** Looks a receipt up and offers its lines. */
    OpenSale find(OpenSale open, Source receipt) {
        if (!open.isUntouched()) {
            return open.telling(Notice.of(Notice.Kind.FINISH_FIRST));
        }
        Store store = open.basket().store();
        try {
            Optional<ReturnHistory> history = history(receipt);
            if (history.isEmpty() || history.get().original().lines().stream().noneMatch(Returning::isSold)) {
                return open.telling(Notice.of(Notice.Kind.RECEIPT_NOT_HERE, receipt.receiptNumber()));
            }
            return open.at(new Stage.Returning(new ReturnStep.Choosing(store, history.get(), Map.of())));
        } catch (IOException | UnreadableFact e) {
            LOG.error("A receipt cannot be looked up in the journals.", e);
            return open.telling(Notice.of(Notice.Kind.RECEIPT_NOT_HERE, receipt.receiptNumber()));
        }
    }

    private static boolean isSold(SaleLine line) {
        return line.quantity().amount() > 0;
    }

    private Optional<ReturnHistory> history(Source receipt) throws IOException {
        Sale original = null;
        List<Sale> later = new ArrayList<>();
        for (Path file : journal.files()) {
            try (JournalReader reader = JournalReader.open(file)) {
                for (TillTransaction fact : (Iterable<TillTransaction>)
                        reader.from(1).<TillTransaction>map(record -> record.fact())::iterator) {
                    if (fact instanceof Sale sale && sale.source().equals(receipt)) {
                        original = sale;
                    } else if (fact instanceof Sale sale && touches(sale, receipt)) {
                        later.add(sale);
                    }
                }
            }
        }
        return original == null ? Optional.empty() : Optional.of(new ReturnHistory(original, later));
    }

    private static boolean touches(Sale sale, Source receipt) {
        return receipt.equals(sale.voids())
                || sale.lines().stream().anyMatch(line -> {
                    SaleLine.ReturnedLine returned = line.returned();
                    return returned != null && returned.sale().equals(receipt);
                });
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
     * the text is neither, or no lines are there to choose from.
     */
    static Optional<OpenSale> typed(OpenSale open, String text) {
        Matcher pieces = PIECES.matcher(text);
        Optional<ReturnStep.Choosing> choosing = choosing(open);
        if (choosing.isEmpty() || !pieces.matches()) {
            return Optional.empty();
        }
        int line = Integer.parseInt(pieces.group(2));
        String quantity = pieces.group(1);
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

    /** What was being exchanged before a restart; empty when its receipt is not here any more. */
    Optional<ReturnStep.Choosing> again(Store store, Source receipt, Map<Integer, Long> chosen) {
        try {
            return history(receipt).map(history -> new ReturnStep.Choosing(store, history, chosen));
        } catch (IOException | UnreadableFact e) {
            LOG.error("The receipt of an exchange cannot be looked up in the journals.", e);
            return Optional.empty();
        }
    }

    /** Does what the preview says: the record is on the disk when this returns. */
    Turn confirm(OpenSale open) {
        return choosing(open)
                .map(choosing -> confirm(open, choosing))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOTHING_CHOSEN));
    }

    private Turn confirm(OpenSale open, ReturnStep.Choosing choosing) {
        return switch (choosing.outcome()) {
            case ReturnOutcome.Refused refused -> {
                LOG.info(
                        "A return was not offered: {}",
                        refused.reasons().getFirst().text());
                yield Turn.told(open, Notice.Kind.NOTHING_CHOSEN);
            }
            case ReturnOutcome.Offered(RefundPreview preview) -> record(open, preview, choosing.store());
        };
    }

    private Turn record(OpenSale open, RefundPreview preview, Store store) {
        return books.money(store, preview::sale)
                .<Turn>map(recorded -> new Turn.Closed(open, List.of(recorded), null))
                .orElseGet(() -> Turn.told(open, Notice.Kind.NOT_RECORDED));
    }
}
