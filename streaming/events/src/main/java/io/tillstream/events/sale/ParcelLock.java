package io.tillstream.events.sale;

import io.tillstream.events.Source;
import io.tillstream.events.Waybill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Too many wrong codes: for a while nothing is handed over by them. A record, so that a restart does not end the wait.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param waybill the parcel whose receiver gave wrong ends of a phone number; absent for wrong pick-up codes
 * @param until the end of the wait
 */
public record ParcelLock(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        @Nullable Waybill waybill,
        Instant until)
        implements TillTransaction {
    public ParcelLock {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        if (!until.isAfter(happenedAt)) {
            throw new IllegalArgumentException(
                    "Wait " + source + " ends at " + until + "; later than it begins, " + happenedAt + ".");
        }
    }
}
