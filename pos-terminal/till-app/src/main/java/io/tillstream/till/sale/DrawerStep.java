package io.tillstream.till.sale;

import io.tillstream.checkout.closing.DrawerCount;
import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.TenderControl;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is being done at the drawer, between two sales. Nothing has happened in any of these steps. */
public sealed interface DrawerStep {
    /** What there is to do; the place is the digit on the screen, 0 for the tenth. */
    enum Choice {
        TENDER_LOAN,
        FUNDS_RECEIPT,
        PAID_OUT,
        TENDER_PICKUP,
        NO_SALE,
        COUNT,
        X,
        Z,
        PRACTICE,
        LAST_Z
    }

    /** Something is to be chosen. */
    record Menu() implements DrawerStep {}

    /** Cash moves: how much? */
    record Amount(TenderControl.Kind kind) implements DrawerStep {}

    /** Why does it? */
    record Why(TenderControl.Kind kind, Money amount) implements DrawerStep {}

    /** Why is the drawer to be opened? */
    record WhyNoSale() implements DrawerStep {}

    /**
     * The drawer is being counted.
     *
     * @param count so far
     * @param replaces the count this one will stand for, when it is done again
     * @param approver who let it be done again, where that was needed
     */
    record Counting(
            DrawerCount count,
            @Nullable Source replaces,
            @Nullable String approver) implements DrawerStep {}

    /**
     * The day is to be closed: really?
     *
     * @param day which
     * @param number the number its Z would bear
     * @param approver who allows it, where that was needed
     */
    record Confirming(LocalDate day, long number, @Nullable String approver) implements DrawerStep {}

    /**
     * The newest Z once more, to be read; a copy of it may be printed.
     *
     * @param paper as it came out then
     */
    record LastZ(ReceiptDocument paper) implements DrawerStep {}

    /** What was printed just now, to be read. */
    record Report(ReceiptDocument paper) implements DrawerStep {}
}
