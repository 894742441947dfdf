package io.tillstream.dashboards.questions;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question as it will be answered, of the stores the page speaks of.
 *
 * @param measure what
 * @param by divided by what
 * @param from first day, by the shops' calendar
 * @param until last day
 * @param item only of items of this name, number, code or category; absent for all
 * @param most the largest first; the smallest first otherwise
 * @param top so many parts are shown, 1 to 1,000; the rest is one line
 */
record StoreQuery(
        Measure measure,
        Division by,
        LocalDate from,
        LocalDate until,
        @Nullable String item,
        boolean most,
        int top) {
    static final int MOST_SHOWN = 1_000;
    static final int LONGEST_DAYS = 3_700;

    StoreQuery {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(by, "by");
        if (until.isBefore(from) || from.plusDays(LONGEST_DAYS).isBefore(until)) {
            throw new IllegalArgumentException("A question from " + from + " until " + until + "; 1 to " + LONGEST_DAYS
                    + " days, the first before the last.");
        }
        if (top < 1 || top > MOST_SHOWN) {
            throw new IllegalArgumentException(top + " parts; 1 to " + MOST_SHOWN + ".");
        }
    }

    /** Whether the ledger's hours answer it, with or without search. */
    boolean isForLedger() {
        return item == null && measure.isInLedger() && by.isInLedger();
    }

    /** The same undivided. */
    StoreQuery undivided() {
        return new StoreQuery(measure, Division.TOTAL, from, until, item, most, top);
    }

    /** Why it cannot be answered, as the end of a message key, or absent. */
    @Nullable
    String objection() {
        boolean shelf = measure == Measure.EMPTY;
        if (shelf && by != Division.ITEM && by != Division.STORE && by != Division.TOTAL && by != Division.CATEGORY) {
            return "empty-by";
        }
        if ((measure == Measure.RECEIPTS || measure == Measure.BASKET)
                && (by == Division.ITEM || by == Division.CATEGORY)) {
            return "receipts-by-item";
        }
        return measure == Measure.BASKET && item != null ? "basket-of-item" : null;
    }
}
