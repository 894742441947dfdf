package io.tillstream.events.sale;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Cash that was taken on delivery went to the senders: out of the drawer, into the carrier's hands.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param parcels the records by which the parcels went out
 * @param amount what they add up to, above 0
 */
public record ParcelSettlement(
        Source source, Instant happenedAt, LocalDate businessDate, String operator, List<Source> parcels, Money amount)
        implements TillTransaction {
    public ParcelSettlement {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        parcels = List.copyOf(parcels);
        if (parcels.isEmpty() || !amount.isPositive()) {
            throw new IllegalArgumentException(
                    "Settlement " + source + " is of " + amount + " for " + parcels.size() + " parcels; some of both.");
        }
    }
}
