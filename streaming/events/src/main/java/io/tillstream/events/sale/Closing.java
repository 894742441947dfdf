package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a till's period, its Z report. Numbered 1, 2, 3, … within the epoch, once and never again; its own place in
 * the hash chain seals everything before it.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when it was closed
 * @param businessDate the day it closes; whatever comes later counts for a later day
 * @param operator who closed, a staff code
 * @param number 1 for the first of the epoch
 * @param firstSequence the first record of the period; the last one is the one before this
 * @param trade what was sold and given back
 * @param cash how the drawer's cash came about
 * @param tenders per kind of money
 * @param open what was not finished when it was closed
 * @param grandTotal since the beginning of the epoch; never reset
 * @param corrections sales of this period that belong to days closed before, by day
 * @param approver staff code of whoever allowed it; absent where the operator's own role was enough
 */
public record Closing(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        long number,
        long firstSequence,
        Trade trade,
        CashFlow cash,
        List<TenderClosing> tenders,
        Open open,
        GrandTotal grandTotal,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<DatedCorrection> corrections,
        @Nullable String approver)
        implements TillTransaction {
    public Closing {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(trade, "trade");
        Objects.requireNonNull(cash, "cash");
        Objects.requireNonNull(open, "open");
        Objects.requireNonNull(grandTotal, "grandTotal");
        tenders = List.copyOf(tenders);
        corrections = Absent.orEmpty(corrections);
        if (number < 1 || firstSequence < 1 || firstSequence > source.sequence()) {
            throw new IllegalArgumentException("Closing " + source + " is number " + number + " from record "
                    + firstSequence + "; numbers begin at 1 and a period before its end.");
        }
    }

    /**
     * What happened in the period.
     *
     * @param sales transactions that sold something
     * @param sold nets of all lines that sold something
     * @param returns transactions that took something back
     * @param returned nets of all lines that gave something back, 0 or more
     * @param discounts what was taken off, less what returns gave back of it
     * @param cashRounding what rounding cash added or took away
     * @param taxes tax per rate group
     * @param voidedLines lines taken out before they were paid
     * @param voidedSales finished sales that were reversed as a whole
     * @param cancelled baskets that were given up
     * @param noSales how often the drawer was opened without a sale
     */
    public record Trade(
            long sales,
            Money sold,
            long returns,
            Money returned,
            Money discounts,
            Money cashRounding,
            List<TaxTotal> taxes,
            long voidedLines,
            long voidedSales,
            long cancelled,
            long noSales) {
        public Trade {
            taxes = List.copyOf(taxes);
        }
    }

    /**
     * How the drawer's cash came about: opening and what came in, less what went out and {@code corrected} by counts, is
     * what is in it.
     *
     * @param opening what the period before left in the drawer
     * @param loans floats
     * @param fundsReceipts paid in
     * @param sales cash taken less cash given
     * @param paidOut paid out
     * @param pickups taken to the safe
     * @param corrected over and short of all counts
     * @param left what the drawer holds after the last count
     * @param onDelivery cash taken for senders of parcels, which is no sale; absent where there was none
     * @param toSenders what of it went to them; absent where nothing did
     */
    public record CashFlow(
            Money opening,
            Money loans,
            Money fundsReceipts,
            Money sales,
            Money paidOut,
            Money pickups,
            Money corrected,
            Money left,
            @Nullable Money onDelivery,
            @Nullable Money toSenders) {
        /** Of a till without parcels. */
        public CashFlow(
                Money opening,
                Money loans,
                Money fundsReceipts,
                Money sales,
                Money paidOut,
                Money pickups,
                Money corrected,
                Money left) {
            this(opening, loans, fundsReceipts, sales, paidOut, pickups, corrected, left, null, null);
        }
    }

    /**
     * One kind of money.
     *
     * @param type the kind
     * @param expected what there should be: for cash what is in the drawer, for others what the period took
     * @param counted what there was; absent when it was never counted
     * @param overShort counted less expected over all counts of the period; 0 when it was never counted
     */
    public record TenderClosing(
            TenderType type, Money expected, @Nullable Money counted, Money overShort) {
        public TenderClosing {
            Objects.requireNonNull(type, "type");
        }
    }

    /**
     * What was not finished.
     *
     * @param suspended baskets put aside
     * @param reversalsPending payments that are to be given back and are not yet
     * @param unsent records head office had not acknowledged
     */
    public record Open(long suspended, long reversalsPending, long unsent) {}

    /**
     * Since the beginning of the epoch.
     *
     * @param sales nets of all lines that sold something
     * @param returns nets of all lines that gave something back, 0 or more
     */
    public record GrandTotal(Money sales, Money returns) {}

    /**
     * Sales that happened on a day that was closed already.
     *
     * @param date the day
     * @param sales how many
     * @param total what they add up to
     */
    public record DatedCorrection(LocalDate date, long sales, Money total) {}
}
