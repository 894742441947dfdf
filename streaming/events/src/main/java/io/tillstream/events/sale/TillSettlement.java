package io.tillstream.events.sale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.sale.Tender.TenderType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The drawer was counted blindly (ARTS: TillSettlement). What was counted is what the drawer holds from now on; the
 * difference is booked, never refused.
 *
 * @param source till, epoch, sequence
 * @param happenedAt when
 * @param businessDate trading day
 * @param operator who counted, a staff code
 * @param replaces the count this one is instead of, when it was counted again
 * @param tenders what was counted, cash first
 * @param approver staff code of whoever let it be counted again; absent where the operator's own role was enough
 */
public record TillSettlement(
        Source source,
        Instant happenedAt,
        LocalDate businessDate,
        String operator,
        @Nullable Source replaces,
        List<Count> tenders,
        @Nullable String approver)
        implements TillTransaction {
    public TillSettlement {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(happenedAt, "happenedAt");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(operator, "operator");
        tenders = List.copyOf(tenders);
        if (tenders.isEmpty()) {
            throw new IllegalArgumentException("Settlement " + source + " counts nothing; cash at least.");
        }
    }

    /**
     * One kind of money, counted.
     *
     * @param type the kind
     * @param expected what the journal says there should be
     * @param counted what there is
     * @param pieces how many of each coin and note; empty for anything but cash
     */
    public record Count(
            TenderType type,
            Money expected,
            Money counted,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Pieces> pieces) {
        public Count {
            Objects.requireNonNull(type, "type");
            pieces = Absent.orEmpty(pieces);
            if (counted.isNegative()) {
                throw new IllegalArgumentException(type + " was counted as " + counted + "; nothing or more.");
            }
            Money sum = Money.zero(counted.currency());
            for (Pieces each : pieces) {
                sum = sum.plus(each.worth());
            }
            if (!pieces.isEmpty() && !sum.equals(counted)) {
                throw new IllegalArgumentException(
                        type + " was counted as " + counted + ", but its pieces make " + sum + ".");
            }
        }

        /** What is over, or short where it is negative. */
        @JsonIgnore
        public Money overShort() {
            return counted.minus(expected);
        }
    }

    /**
     * So many of a coin or note.
     *
     * @param value of one
     * @param count how many
     */
    public record Pieces(Money value, long count) {
        public Pieces {
            if (!value.isPositive() || count < 0) {
                throw new IllegalArgumentException(count + " pieces of " + value + " cannot be counted.");
            }
        }

        Money worth() {
            return Money.ofMinor(Math.multiplyExact(value.minor(), count), value.currency());
        }
    }
}
