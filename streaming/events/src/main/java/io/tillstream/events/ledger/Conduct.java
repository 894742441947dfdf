package io.tillstream.events.ledger;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often somebody did one of the things that every cashier does, and a thief more often.
 *
 * @param kind what
 * @param count how often, above 0
 * @param amount the money that was given back, given up or taken off, positive; absent where none was
 * @param receipts where, the first {@value #NAMED} in the order of their numbers
 */
public record Conduct(Kind kind, long count, @Nullable Money amount, List<Source> receipts) {
    /** So many receipts are named of each kind. */
    public static final int NAMED = 50;

    /** What is counted. */
    public enum Kind {
        /** A finished sale was reversed as a whole and cash given back for it. */
        VOID_FOR_CASH,
        /** Goods of a receipt came back for cash. */
        RETURN_FOR_CASH,
        /** Goods came back without a receipt. */
        RETURN_WITHOUT_RECEIPT,
        /** The drawer was opened without a sale. */
        NO_SALE,
        /** A basket was given up before it was paid. */
        BASKET_CANCELLED,
        /** A line was taken out of a basket that was then paid. */
        LINE_VOIDED,
        /** A person set a lower price. */
        PRICE_LOWERED,
        /** A person gave a discount. */
        DISCOUNT_GIVEN
    }

    public Conduct {
        Objects.requireNonNull(kind, "kind");
        receipts = List.copyOf(receipts);
        if (count < 1 || receipts.size() > NAMED) {
            throw new IllegalArgumentException(
                    kind + " is counted " + count + " times with " + receipts.size() + " receipts.");
        }
    }
}
