package io.tillstream.till.sale;

import java.util.List;
import java.util.Locale;

/**
 * Something the cashier should know, told in three lines: what happened, what still works, what to do now.
 *
 * @param kind what
 * @param details what fills the gaps of the first line
 */
public record Notice(Kind kind, List<String> details) {
    /** Every message of the sale; each has its three lines in every language. */
    public enum Kind {
        UNKNOWN_ITEM,
        UNREADABLE_CODE,
        COUPON_NOT_GIVEN,
        UNKNOWN_MEMBER,
        NEEDS_WEIGHT,
        NEEDS_AGE,
        OVER_LIMIT,
        TOO_MANY,
        NOTHING_TO_PAY,
        NOT_AN_AMOUNT,
        TOO_LITTLE,
        NOT_RECORDED,
        NO_OFFER,
        NO_SUCH_LINE,
        NOTHING_PRINTED,
        FINISH_FIRST,
        RECEIPT_NOT_HERE,
        NOT_A_RECEIPT,
        NOTHING_CHOSEN;

        /** The first part of its message keys, {@code notice.unknown-item}. */
        public String key() {
            return "notice." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Notice {
        details = List.copyOf(details);
    }

    static Notice of(Kind kind, String... details) {
        return new Notice(kind, List.of(details));
    }
}
