package io.tillstream.events.sale;

import io.tillstream.events.Money;
import io.tillstream.events.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A basket that was given up before it was paid. Numbered, and without effect on any ledger but the till's position.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param lines how many lines the basket had
 * @param abandoned what it would have cost
 * @param offers what became of the offers shown
 */
public record BasketCancelled(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        int lines,
        Money abandoned,
        List<OfferOutcome> offers)
        implements TillTransaction {
    public BasketCancelled {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(abandoned, "abandoned");
        offers = List.copyOf(offers);
    }
}
