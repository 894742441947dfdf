package io.tillstream.events.sale;

import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The drawer was opened without a sale.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param reason why, as chosen by the operator
 */
public record NoSale(Source source, Instant happenedAt, LocalDate businessDate, String operator, String reason)
        implements TillTransaction {
    public NoSale {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(reason, "reason");
    }
}
