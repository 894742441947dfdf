package io.tillstream.events.sale;

import io.tillstream.events.Gtin;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A suspended basket was taken up again, at the prices of now; what becomes of it is a later record. Without effect on any
 * ledger but the till's position.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param suspended the record by which it was put aside
 * @param repriced items that cost something else by now
 * @param noLongerSold items that had to be left out
 */
public record BasketResumed(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        Source suspended,
        List<Gtin> repriced,
        List<Gtin> noLongerSold)
        implements TillTransaction {
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
