package io.tillstream.till.counter;

import io.tillstream.checkout.receipt.ReceiptDocument;

/**
 * A document on its way to paper.
 *
 * @param number its place among all jobs of this till
 * @param name what it is of, such as a receipt number
 * @param document as it was made
 * @param stage how far it has come
 */
record PrintJob(long number, String name, ReceiptDocument document, Stage stage) {
    /** How far a job has come. */
    enum Stage {
        /** No byte of it was ever sent. */
        WAITING,
        /** Bytes may have been sent, and how many came out is not known. */
        SENDING
    }

    PrintJob at(Stage next) {
        return new PrintJob(number, name, document, next);
    }

    /**
     * What is sent: the original, or a whole copy when some of it may be out already. The drawer opens for the customer who
     * stands there, not for one who has left.
     *
     * @param newest whether no other job came after it
     */
    ReceiptDocument paper(boolean newest) {
        return switch (stage) {
            case WAITING -> newest ? document : document.withoutDrawer();
            case SENDING -> document.asCopy().behindACut();
        };
    }
}
