package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Quantity;
import io.tillstream.events.Source;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came back of one sold line, at whichever tills. Topic {@code aggregate.refunds-by-line.v1}, key: {@code
 * receipt|line}; only lines of which something came back are in it.
 *
 * <p>Checked here: {@code over} is what came back beyond what was sold. Such a return stands, for goods and money have
 * changed hands; it is flagged to be looked at. A line whose sale has not arrived counts as sold not at all.
 *
 * @param sale the sale
 * @param line its line
 * @param gtin the item
 * @param sold how much was sold
 * @param returned how much came back, positive
 * @param over how much of that is more than was sold; 0 when all is well
 * @param paid what was paid for the line
 * @param refunded what was given back for it, positive
 * @param earned points the line earned
 * @param reversed points taken back for it, positive
 * @param refunds the returns, ascending
 * @param asOf latest happening among sale and returns
 * @param member who earned the line's points; absent without one, and before the sale has arrived
 */
public record LineRefunds(
        Source sale,
        int line,
        Gtin gtin,
        Quantity sold,
        Quantity returned,
        Quantity over,
        Money paid,
        Money refunded,
        long earned,
        long reversed,
        List<Source> refunds,
        Instant asOf,
        @Nullable MemberId member) {
    public LineRefunds {
        Objects.requireNonNull(sale, "sale");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(paid, "paid");
        Objects.requireNonNull(refunded, "refunded");
        Objects.requireNonNull(asOf, "asOf");
        refunds = List.copyOf(refunds);
        if (!over.equals(beyond(sold, returned))) {
            throw new IllegalArgumentException("Line " + line + " of sale " + sale + " says that " + over
                    + " came back too much, but " + sold + " were sold and " + returned + " returned.");
        }
    }

    /** Of a sale without a member, or that has not arrived. */
    public LineRefunds(
            Source sale,
            int line,
            Gtin gtin,
            Quantity sold,
            Quantity returned,
            Quantity over,
            Money paid,
            Money refunded,
            long earned,
            long reversed,
            List<Source> refunds,
            Instant asOf) {
        this(sale, line, gtin, sold, returned, over, paid, refunded, earned, reversed, refunds, asOf, null);
    }

    /** How much of {@code returned} is more than {@code sold}. */
    public static Quantity beyond(Quantity sold, Quantity returned) {
        Quantity more = returned.plus(sold.negated());
        return more.amount() > 0 ? more : new Quantity(0, more.unit());
    }
}
