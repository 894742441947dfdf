package io.tillstream.till.sale;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.sale.Sale;

/**
 * The sale before this one, with its receipt.
 *
 * @param sale as it stands in the journal
 * @param receipt its receipt
 * @param paper what became of the paper
 */
public record FinishedSale(Sale sale, ReceiptDocument receipt, Paper paper) {
    /** What became of a receipt's paper. */
    public enum Paper {
        PRINTING,
        PRINTED,
        /** The printer did not finish; the sale stands. */
        FAILED,
        /** This till has no printer. */
        NO_PRINTER
    }

    FinishedSale with(Paper newPaper) {
        return new FinishedSale(sale, receipt, newPaper);
    }
}
