package io.tillstream.events.ledger;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a person should look at, and why. No accusation: the receipts beside it settle what it was. Topic
 * {@code aggregate.loss-signal.v1}, key: {@code CASHIER|store|operator|reason} or {@code MEMBER|member|reason}; removed
 * when it no longer holds.
 *
 * <p>Cashiers are compared with the others of their store, occurrences per sale, so that being busy is no reason. Members
 * are compared with their own earnings.
 *
 * @param subject whether it is about a cashier or a member
 * @param id staff code or member
 * @param store where, for a cashier
 * @param reason what stands out
 * @param since first day that was counted, for a cashier
 * @param count how often it was done, or how many points were kept
 * @param outOf in how many sales, or of how many points earned
 * @param othersCount how often the others did it
 * @param othersOutOf in how many sales of theirs
 * @param amount the money behind it, where there is any
 * @param receipts where to look, the first {@value Conduct#NAMED} in the order of their numbers
 */
public record LossSignal(
        Subject subject,
        String id,
        @Nullable StoreId store,
        Reason reason,
        @Nullable LocalDate since,
        long count,
        long outOf,
        long othersCount,
        long othersOutOf,
        @Nullable Money amount,
        List<Source> receipts) {
    /** Whom it is about. */
    public enum Subject {
        CASHIER,
        MEMBER
    }

    /** What stands out; those of cashiers are the kinds of {@link Conduct}. */
    public enum Reason {
        VOID_FOR_CASH,
        RETURN_FOR_CASH,
        RETURN_WITHOUT_RECEIPT,
        NO_SALE,
        BASKET_CANCELLED,
        LINE_VOIDED,
        PRICE_LOWERED,
        DISCOUNT_GIVEN,
        /** Goods went back and the points they had earned stayed. */
        POINTS_KEPT
    }

    public LossSignal {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(reason, "reason");
        receipts = List.copyOf(receipts);
    }
}
