package io.tillstream.till.sale;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.checkout.table.KitchenTicket;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.sale.BasketSuspended;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PrintQueue;
import io.tillstream.till.counter.ReceiptPrinter;
import io.tillstream.till.kept.KeptFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tickets on their way to the kitchen: by a printer that stands there, else by the one for receipts. A ticket is made from
 * the record that told the kitchen; the newest one that was handed to a printer is kept, so that none is forgotten over a
 * restart, and one that may be on paper comes again as a copy.
 */
final class Kitchen implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Kitchen.class);

    private final Catalogue catalogue;
    private final Receipts receipts;
    private final @Nullable PrintQueue own;
    private final KeptFile file;
    private final Runnable onChange;

    /** The record of the newest ticket that was handed over. */
    private record Handed(long sequence) {}

    Kitchen(Path data, Catalogue catalogue, KitchenPrinter printer, Receipts receipts, Runnable onChange) {
        this.catalogue = catalogue;
        this.receipts = receipts;
        this.file = new KeptFile(data.resolve("kitchen.json"));
        this.onChange = onChange;
        this.own = printer.printer()
                .map(there -> new PrintQueue(data.resolve("print-kitchen"), there, new Paper()))
                .orElse(null);
    }

    private final class Paper implements PrintQueue.Listener {
        @Override
        public void came(String name, ReceiptPrinter.Result result) {
            LOG.info("Kitchen ticket {}: {}", name, result.getClass().getSimpleName());
        }

        @Override
        public void changed() {
            onChange.run();
        }
    }

    /** Goes on with what was left to print, and hands over what was recorded and not handed over. */
    void start(Collection<BasketSuspended> onTables, Store store, Language language) {
        if (own != null) {
            own.start();
        }
        long handed = handed();
        for (BasketSuspended bill : onTables) {
            if (bill.source().sequence() > handed && !isWaiting(name(bill))) {
                // It may be on paper, for the kill may have come behind the printer: a copy tells the truth.
                KitchenTicket.of(bill, catalogue::name, store, language)
                        .ifPresent(ticket -> handOver(bill, ticket.asCopy()));
            }
        }
    }

    /** Tells the kitchen what is new by this record, if anything is. */
    void tell(BasketSuspended bill, Store store, Language language) {
        KitchenTicket.of(bill, catalogue::name, store, language).ifPresent(ticket -> handOver(bill, ticket));
    }

    private void handOver(BasketSuspended bill, ReceiptDocument ticket) {
        if (own == null) {
            receipts.ticket(name(bill), ticket);
        } else {
            own.add(name(bill), ticket);
        }
        try {
            file.replace(CanonicalJson.encode(new Handed(bill.source().sequence())), KeptFile.Force.TO_SYSTEM);
        } catch (IOException e) {
            LOG.warn("Which kitchen ticket was the newest is not kept: {}", e.getMessage());
        }
    }

    private static String name(BasketSuspended bill) {
        return "kitchen:" + bill.source().receiptNumber();
    }

    private boolean isWaiting(String name) {
        return own == null ? receipts.isWaiting(name) : own.isWaiting(name);
    }

    private long handed() {
        try {
            return file.read()
                    .map(bytes -> CanonicalJson.decode(bytes, Handed.class).sequence())
                    .orElse(0L);
        } catch (IOException | UnreadableFact e) {
            LOG.warn("Which kitchen ticket was the newest cannot be read; open tables print again: {}", e.getMessage());
            return 0;
        }
    }

    /** What keeps the kitchen's own printer; the one for receipts tells of itself. */
    Optional<ReceiptPrinter.Trouble> trouble() {
        return own == null ? Optional.empty() : own.trouble();
    }

    int waiting() {
        return own == null ? 0 : own.waiting();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
