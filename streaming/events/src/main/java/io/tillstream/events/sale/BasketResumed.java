package io.tillstream.events.sale;

import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A suspended basket, or a part of it, was taken up again, at the prices of now; what becomes of it is a later record. Without effect on any
 * ledger but the till's position.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param suspended the record by which it was put aside
 * @param repriced items that cost something else by now
 * @param noLongerSold items that had to be left out
 * @param share which part of it was taken up, while the rest stays put aside; absent for all of it
 */
public record BasketResumed(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        Source suspended,
        List<Gtin> repriced,
        List<Gtin> noLongerSold,
        @Nullable Share share)
        implements TillTransaction {
    /**
     * A part of a basket that was put aside.
     *
     * @param pieces so much of which lines, in their order
     * @param left what the rest would cost at that moment
     */
    public record Share(List<Piece> pieces, Money left) {
        public Share {
            pieces = List.copyOf(pieces);
            Objects.requireNonNull(left, "left");
            if (pieces.isEmpty()) {
                throw new IllegalArgumentException("A share without a line; take up all, or choose some.");
            }
        }
    }

    /**
     * So much of a line.
     *
     * @param line its number in the basket as it lay there, 1 for the first
     * @param amount pieces or grams, above 0
     */
    public record Piece(int line, long amount) {
        public Piece {
            if (line < 1 || amount < 1) {
                throw new IllegalArgumentException(
                        "A share with " + amount + " of line " + line + "; both are 1 or more.");
            }
        }
    }

    /** All of it was taken up. */
    public BasketResumed(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            Source suspended,
            List<Gtin> repriced,
            List<Gtin> noLongerSold) {
        this(source, happenedAt, businessDate, operator, suspended, repriced, noLongerSold, null);
    }

    public BasketResumed {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(suspended, "suspended");
        repriced = List.copyOf(repriced);
        noLongerSold = List.copyOf(noLongerSold);
    }
}
