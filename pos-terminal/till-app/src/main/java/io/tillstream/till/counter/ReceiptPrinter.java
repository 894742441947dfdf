package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.ReceiptDocument;
import java.util.concurrent.CompletableFuture;

/** Prints receipts, one whole job after the other; the serial printer in the shop, a fake in tests. */
public interface ReceiptPrinter extends AutoCloseable {
    /** What became of a job. */
    sealed interface Result {
        /** All of it is on paper. */
        record Printed() implements Result {}

        /**
         * Not, or nobody can say how much of it.
         *
         * @param trouble what keeps the printer
         * @param begun whether bytes were sent, so that paper may have come out and the drawer may be open
         */
        record Failed(Trouble trouble, boolean begun) implements Result {}

        /** There is nothing to print with. */
        record NoPrinter() implements Result {}
    }

    /** What keeps a printer, as a cashier sees it. */
    enum Trouble {
        COVER_OPEN,
        PAPER_END,
        CUTTER,
        TOO_HOT,
        FAULT,
        NO_ANSWER
    }

    /** Queues a receipt; never blocks and never completes exceptionally. */
    CompletableFuture<Result> print(ReceiptDocument receipt);

    @Override
    void close();

    /** A till without a printer: receipts are on the screen only. */
    static ReceiptPrinter none() {
        return new ReceiptPrinter() {
            @Override
            public CompletableFuture<Result> print(ReceiptDocument receipt) {
                return CompletableFuture.completedFuture(new Result.NoPrinter());
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
