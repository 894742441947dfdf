package io.tillstream.events.sale;

import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The drawer was opened without a sale.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param reason why, as chosen by the operator
 * @param approver staff code of whoever allowed it; absent where the operator's own role was enough
 */
public record NoSale(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        String reason,
        @Nullable String approver)
        implements TillTransaction {
    public NoSale {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(reason, "reason");
    }

    /** Opened by the operator's own leave. */
    public NoSale(Source source, Instant happenedAt, LocalDate businessDate, String operator, String reason) {
        this(source, happenedAt, businessDate, operator, reason, null);
    }
}
