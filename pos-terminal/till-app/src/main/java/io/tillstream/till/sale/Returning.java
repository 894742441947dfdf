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
import io.tillstream.journal.JournalUnwritable;
import io.tillstream.till.journal.TillJournal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goods come back by receipt: find it in this till's own journals, choose, preview, confirm. A receipt of another till is
 * not found here; that needs head office.
 */
final class Returning {
    private static final Logger LOG = LoggerFactory.getLogger(Returning.class);

    private final TillJournal journal;
    private final Clock clock;
    private final String operator;
    private volatile @Nullable ReturnStep step;

    Returning(TillJournal journal, Clock clock, String operator) {
        this.journal = journal;
        this.clock = clock;
        this.operator = operator;
    }

    /** Where it stands; absent while nothing is being returned. */
    @Nullable
    ReturnStep step() {
        return step;
    }

    /** Waits for a receipt; only between two sales. */
    OpenSale begin(OpenSale open) {
        if (!open.isUntouched()) {
            return open.telling(Notice.of(Notice.Kind.FINISH_FIRST));
        }
        step = new ReturnStep.AwaitingReceipt();
        return open.telling(null);
    }

    void leave() {
        step = null;
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
            step = new ReturnStep.Choosing(store, history.get(), Map.of());
            return open.telling(null);
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
    OpenSale choose(OpenSale open, int line, long quantity) {
        if (step instanceof ReturnStep.Choosing choosing) {
            choosing.lines().stream()
                    .filter(sold -> sold.line() == line)
                    .findFirst()
                    .ifPresent(sold -> step = choosing.with(sold, quantity));
        }
        return open.telling(null);
    }

    OpenSale chooseEverything(OpenSale open) {
        if (step instanceof ReturnStep.Choosing choosing) {
            step = choosing.everything();
        }
        return open.telling(null);
    }

    /** Does what the preview says: the record is on the disk when this returns. */
    Payment.Outcome confirm() {
        if (!(step instanceof ReturnStep.Choosing choosing)) {
            return new Payment.Outcome.NotYet(Notice.of(Notice.Kind.NOTHING_CHOSEN));
        }
        return switch (choosing.outcome()) {
            case ReturnOutcome.Refused refused -> {
                LOG.info(
                        "A return was not offered: {}",
                        refused.reasons().getFirst().text());
                yield new Payment.Outcome.NotYet(Notice.of(Notice.Kind.NOTHING_CHOSEN));
            }
            case ReturnOutcome.Offered(RefundPreview preview) -> record(preview, choosing.store());
        };
    }

    private Payment.Outcome record(RefundPreview preview, Store store) {
        try {
            journal.requireWritable();
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Sale recorded = (Sale) journal.append(source ->
                            preview.sale(source, now, now.atZone(store.zone()).toLocalDate(), operator))
                    .fact();
            step = null;
            return new Payment.Outcome.Recorded(recorded, null);
        } catch (JournalUnwritable e) {
            LOG.error("A return is not recorded, and no money may be given.", e);
            return new Payment.Outcome.NotYet(Notice.of(Notice.Kind.NOT_RECORDED));
        }
    }
}
