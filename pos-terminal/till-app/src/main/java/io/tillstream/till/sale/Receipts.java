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
import io.tillstream.events.till.ReceiptText;
import io.tillstream.journal.Failpoint;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.PrintQueue;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receipts of sales that are in the journal, and slips. Each is made once and waits for the printer on disk; one of which
 * paper may have come out is printed again as a copy, without opening the drawer.
 */
final class Receipts implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    /** What the QR code of a receipt begins with, and so the name of its print job. */
    private static final String RECEIPT = "TSR:";

    private final Catalogue catalogue;
    private final ReceiptPrinter printer;
    private final PrintQueue queue;
    private final KeptFile file;
    private final Supplier<List<ReceiptText>> texts;
    private final UnaryOperator<ReceiptDocument> shown;
    private final Runnable onChange;
    private final RollWarning roll = new RollWarning();

    private volatile @Nullable FinishedSale last;
    private volatile Printed printed;

    /**
     * How many receipts came out whole.
     *
     * @param count how many, over the till's life
     * @param newest the number of the newest, or absent
     */
    private record Printed(long count, @Nullable String newest) {}

    /**
     * Receipts of a desk.
     *
     * @param texts what head office wants to stand on them, and from when
     * @param shown what becomes of a receipt before it is looked at on a screen
     */
    Receipts(
            Path data,
            Catalogue catalogue,
            ReceiptPrinter printer,
            Supplier<List<ReceiptText>> texts,
            UnaryOperator<ReceiptDocument> shown,
            Runnable onChange) {
        this.catalogue = catalogue;
        this.printer = printer;
        this.queue = new PrintQueue(data.resolve("print"), printer, new Paper());
        this.file = new KeptFile(data.resolve("receipts.json"));
        this.texts = texts;
        this.shown = shown;
        this.onChange = onChange;
        this.printed = read();
    }

    /** Hears what becomes of print jobs. */
    private final class Paper implements PrintQueue.Listener {
        @Override
        public void came(String name, ReceiptPrinter.Result result) {
            if (name.startsWith(RECEIPT)) {
                receiptCame(name.substring(RECEIPT.length()), result);
            }
        }

        @Override
        public void changed() {
            roll.seen(printer.state());
            onChange.run();
        }
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

    /** The sale before, and where its paper is at this moment. */
    @Nullable
    FinishedSale last() {
        FinishedSale finished = last;
        if (finished == null || !queue.isWaiting(job(finished.sale()))) {
            return finished;
        }
        return finished.with(queue.trouble().isPresent() ? FinishedSale.Paper.FAILED : FinishedSale.Paper.PRINTING);
    }

    PrinterView printer() {
        return new PrinterView(
                queue.trouble().orElse(null),
                queue.waiting(),
                roll.isDue(),
                printer.state().isDrawerOpen());
    }

    private static String job(Sale sale) {
        return RECEIPT + sale.source().receiptNumber();
    }

    /** Prints the receipt of a sale that has just been recorded. */
    void print(Sale sale, Store store, Language language, ReceiptSetting.@Nullable NextVisit nextVisit) {
        ReceiptDocument document =
                SaleReceipt.of(sale, plain(sale, store, language).withMember(pointsWith(sale), nextVisit));
        last = new FinishedSale(sale, shown.apply(document), FinishedSale.Paper.PRINTING);
        roll.saleDone();
        Failpoint.PRINT.reached();
        queue.add(job(sale), document);
    }

    /** Prints a slip or a report once those before it are done. */
    void slip(ReceiptDocument document) {
        queue.add("slip", document);
    }

    /** Prints something for others than the customer, by a name of its own. */
    void ticket(String name, ReceiptDocument document) {
        queue.add(name, document);
    }

    /** Whether a ticket of that name is on its way to paper. */
    boolean isWaiting(String name) {
        return queue.isWaiting(name);
    }

    /** Goes on with what was left to print. */
    void start() {
        roll.seen(printer.state());
        queue.start();
    }

    /** Shows the sale that was the last before a restart; prints its receipt when nothing is known of its paper. */
    void recall(Sale sale, Store store, Language language) {
        ReceiptDocument document = SaleReceipt.of(sale, plain(sale, store, language));
        last = new FinishedSale(sale, shown.apply(document), FinishedSale.Paper.PRINTED);
        start();
        if (!queue.isWaiting(job(sale)) && !sale.source().receiptNumber().equals(printed.newest())) {
            // It may be on paper without the till having heard of it before it was killed: a copy tells the truth.
            queue.add(job(sale), copy(sale, store, language));
        }
    }

    /** The last receipt once more, as a copy, unless it waits for the printer; false when there is none. */
    boolean reprint(Store store, Language language) {
        FinishedSale finished = last;
        if (finished == null) {
            return false;
        }
        if (!queue.isWaiting(job(finished.sale()))) {
            queue.add(job(finished.sale()), copy(finished.sale(), store, language));
        }
        return true;
    }

    private ReceiptDocument copy(Sale sale, Store store, Language language) {
        return SaleReceipt.of(sale, plain(sale, store, language).withKind(ReceiptSetting.Kind.COPY));
    }

    /** With the text that held when the sale was made: a copy says the same. */
    private ReceiptSetting plain(Sale sale, Store store, Language language) {
        return ReceiptSetting.plain(store, language, catalogue::name)
                .withPromotions(catalogue::promotionName)
                .withText(ReceiptText.at(texts.get(), sale.happenedAt()).orElse(null));
    }

    private void receiptCame(String number, ReceiptPrinter.Result result) {
        switch (result) {
            case ReceiptPrinter.Result.Printed() -> {
                Failpoint.PRINTED.reached();
                count(number);
                become(number, FinishedSale.Paper.PRINTED);
            }
            case ReceiptPrinter.Result.NoPrinter() -> become(number, FinishedSale.Paper.NO_PRINTER);
            case ReceiptPrinter.Result.Failed _ -> {
                // It waits, and the queue tells why.
            }
        }
    }

    private void become(String number, FinishedSale.Paper paper) {
        FinishedSale finished = last;
        if (finished != null && finished.sale().source().receiptNumber().equals(number)) {
            last = finished.with(paper);
        }
    }

    private synchronized void count(String number) {
        Printed more = new Printed(printed.count() + 1, number);
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

    @Override
    public void close() {
        queue.close();
    }
}
