package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.SuspendedLine.Reduction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A basket that was put aside, for its customer to come back to. Nothing was paid. It ends with a {@link BasketResumed};
 * without effect on any ledger but the till's position.
 *
 * @param source till, epoch, sequence; its number is on the customer's slip
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator staff code
 * @param member who is buying, if known
 * @param lines what is in it, in the order it was scanned
 * @param reduction what a person took off the whole basket, or absent
 * @param worth what it would have cost then
 * @param offers what became of the offers shown
 * @param coupons coupons that were presented
 * @param table at which its guests sit, or absent outside restaurants
 * @param joins baskets put aside before that are part of this one now, and of which nothing else will come
 */
public record BasketSuspended(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        @Nullable MemberId member,
        List<SuspendedLine> lines,
        @Nullable Reduction reduction,
        Money worth,
        List<OfferOutcome> offers,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> coupons,
        @Nullable TableOrder table,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Source> joins)
        implements TillTransaction {
    /** A basket of no table. */
    public BasketSuspended(
            Source source,
            Instant happenedAt,
            LocalDate businessDate,
            String operator,
            @Nullable MemberId member,
            List<SuspendedLine> lines,
            @Nullable Reduction reduction,
            Money worth,
            List<OfferOutcome> offers,
            List<String> coupons) {
        this(
                source,
                happenedAt,
                businessDate,
                operator,
                member,
                lines,
                reduction,
                worth,
                offers,
                coupons,
                null,
                List.of());
    }

    public BasketSuspended {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(worth, "worth");
        lines = List.copyOf(lines);
        offers = List.copyOf(offers);
        coupons = Absent.orEmpty(coupons);
        joins = Absent.orEmpty(joins);
        if (table == null && lines.stream().allMatch(SuspendedLine::voided)) {
            throw new IllegalArgumentException(
                    "Basket " + source + " has nothing in it to put aside; it is given up instead.");
        }
    }
}
