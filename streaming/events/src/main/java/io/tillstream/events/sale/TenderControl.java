package io.tillstream.events.sale;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cash moved into or out of the drawer outside sales (ARTS: TenderControlTransaction).
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param kind which way and why
 * @param amount how much, above 0
 * @param reason as chosen by the operator; only for paid-outs and receipts of funds
 * @param approver staff code of whoever allowed it; absent where the operator's own role was enough
 */
public record TenderControl(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        Kind kind,
        Money amount,
        @Nullable String reason,
        @Nullable String approver)
        implements TillTransaction {
    /** Which way the cash goes. */
    public enum Kind {
        /** The opening float, from the safe. */
        TENDER_LOAN,
        /** Paid in. */
        FUNDS_RECEIPT,
        /** Paid out of the drawer. */
        PAID_OUT,
        /** Picked up to the safe. */
        TENDER_PICKUP;

        public boolean isIntoTheDrawer() {
            return this == TENDER_LOAN || this == FUNDS_RECEIPT;
        }
    }

    public TenderControl {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(kind, "kind");
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Cash movement " + source + " is of " + amount + "; more than nothing.");
        }
    }
}
