package io.tillstream.till.sale;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.receipt.ReceiptSetting;
import io.tillstream.checkout.receipt.SaleReceipt;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Language;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.SaleLine;
import io.tillstream.journal.Failpoint;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receipts of sales that are in the journal. A receipt that could not be printed is tried again until it is on paper or the
 * next sale is finished; one of which paper may have come out is printed again as a copy, without opening the drawer.
 */
final class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final Duration BEFORE_AGAIN = Duration.ofSeconds(2);

    private final Catalogue catalogue;
    private final ReceiptPrinter printer;
    private final KeptFile file;
    private final Runnable onChange;
    private final Executor later = CompletableFuture.delayedExecutor(BEFORE_AGAIN.toMillis(), TimeUnit.MILLISECONDS);

    private volatile @Nullable FinishedSale last;
    private volatile ReceiptPrinter.@Nullable Trouble trouble;
    private volatile Printed printed;

    /**
     * How many receipts came out whole.
     *
     * @param count how many, over the till's life
     * @param newest the number of the newest, or absent
     */
    private record Printed(long count, @Nullable String newest) {}

    Receipts(Path data, Catalogue catalogue, ReceiptPrinter printer, Runnable onChange) {
        this.catalogue = catalogue;
        this.printer = printer;
        this.file = new KeptFile(data.resolve("receipts.json"));
        this.onChange = onChange;
        this.printed = read();
    }

    private Printed read() {
        try {
            return file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, Printed.class))
                    .orElse(new Printed(0, null));
        } catch (IOException | UnreadableFact e) {
            LOG.warn("The count of printed receipts cannot be read and starts again at 0: {}", e.getMessage());
            return new Printed(0, null);
        }
    }

    long printed() {
        return printed.count();
    }

    @Nullable
    FinishedSale last() {
        return last;
    }

    /** What keeps the printer, while a receipt is waiting for it. */
    ReceiptPrinter.@Nullable Trouble trouble() {
        return trouble;
    }

    /** Prints the receipt of a sale that has just been recorded. */
    void print(Sale sale, Store store, Language language, ReceiptSetting.@Nullable NextVisit nextVisit) {
        ReceiptDocument document = SaleReceipt.of(sale, plain(store, language).withMember(pointsWith(sale), nextVisit));
        trouble = null;
        last = new FinishedSale(sale, document, FinishedSale.Paper.PRINTING);
        send(sale, document);
    }

    /** Prints a slip or a report once: what it says is on the screen and in the journal. */
    void slip(ReceiptDocument document) {
        printer.print(document)
                .thenAccept(result -> {
                    if (!(result instanceof ReceiptPrinter.Result.Printed)) {
                        LOG.warn("A slip or a report was not printed; what it says is in the journal.");
                    }
                })
                .exceptionally(failure -> {
                    LOG.error("A slip or a report could not be followed up.", failure);
                    return null;
                });
    }

    /** Shows the sale that was the last before a restart; prints its receipt when that had not come out. */
    void recall(Sale sale, Store store, Language language) {
        ReceiptDocument document = SaleReceipt.of(sale, plain(store, language));
        boolean whole = sale.source().receiptNumber().equals(printed.newest());
        last = new FinishedSale(sale, document, whole ? FinishedSale.Paper.PRINTED : FinishedSale.Paper.FAILED);
        if (!whole) {
            // It may be on paper without the till having heard of it before it was killed: a copy tells the truth.
            again(copy(sale, store, language));
        }
    }

    /** The last receipt once more, as a copy; false when there is none. */
    boolean reprint(Store store, Language language) {
        FinishedSale finished = last;
        if (finished == null) {
            return false;
        }
        again(copy(finished.sale(), store, language));
        return true;
    }

    private ReceiptDocument copy(Sale sale, Store store, Language language) {
        return SaleReceipt.of(sale, plain(store, language).withKind(ReceiptSetting.Kind.COPY));
    }

    private ReceiptSetting plain(Store store, Language language) {
        return ReceiptSetting.plain(store, language, catalogue::name).withPromotions(catalogue::promotionName);
    }

    private void again(ReceiptDocument document) {
        FinishedSale finished = last;
        if (finished != null) {
            last = finished.with(FinishedSale.Paper.PRINTING);
            send(finished.sale(), document);
        }
    }

    private void send(Sale sale, ReceiptDocument document) {
        Failpoint.PRINT.reached();
        printer.print(document)
                .thenAccept(result -> came(sale, document, result))
                .exceptionally(failure -> {
                    LOG.error("Receipt {} could not be followed up.", sale.source(), failure);
                    return null;
                });
    }

    private void came(Sale sale, ReceiptDocument document, ReceiptPrinter.Result result) {
        FinishedSale finished = last;
        boolean newest = finished != null && finished.sale().source().equals(sale.source());
        switch (result) {
            case ReceiptPrinter.Result.Printed() -> {
                Failpoint.PRINTED.reached();
                count(sale);
                become(newest, finished, FinishedSale.Paper.PRINTED, null);
            }
            case ReceiptPrinter.Result.Failed(ReceiptPrinter.Trouble what, boolean begun) -> {
                become(newest, finished, FinishedSale.Paper.FAILED, what);
                if (newest) {
                    Store store = catalogue.store().orElseThrow();
                    ReceiptDocument next = begun ? copy(sale, store, document.language()) : document;
                    later.execute(() -> tryAgain(sale, next));
                }
            }
            case ReceiptPrinter.Result.NoPrinter() -> become(newest, finished, FinishedSale.Paper.NO_PRINTER, null);
        }
        onChange.run();
    }

    private void become(
            boolean newest,
            @Nullable FinishedSale finished,
            FinishedSale.Paper paper,
            ReceiptPrinter.@Nullable Trouble what) {
        if (newest && finished != null) {
            last = finished.with(paper);
            trouble = what;
        }
    }

    private void tryAgain(Sale sale, ReceiptDocument document) {
        FinishedSale finished = last;
        if (finished != null
                && finished.sale().source().equals(sale.source())
                && finished.paper() == FinishedSale.Paper.FAILED) {
            send(sale, document);
        }
    }

    private synchronized void count(Sale sale) {
        Printed more = new Printed(printed.count() + 1, sale.source().receiptNumber());
        try {
            // Kept before it is told: a till that is killed here does not come back with fewer.
            file.replace(CanonicalJson.encode(more), KeptFile.Force.TO_SYSTEM);
        } catch (IOException e) {
            LOG.warn("The count of printed receipts is not kept: {}", e.getMessage());
        }
        printed = more;
    }

    private @Nullable Long pointsWith(Sale sale) {
        MemberId member = sale.member();
        if (member == null || catalogue.points(member).isEmpty()) {
            return null;
        }
        return catalogue.points(member).getAsLong()
                + sale.lines().stream().mapToLong(SaleLine::points).sum();
    }
}
