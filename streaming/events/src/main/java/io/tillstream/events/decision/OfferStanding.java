package io.tillstream.events.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tillstream.events.Gtin;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Absent;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a till weighs an offer by when the basket is in hand.
 *
 * @param margin what one piece earns at the offer's price, tax left out; negative when it is sold below cost
 * @param ties the items it is most often found with in one basket, the closest first; at most {@link #MOST_TIES}
 * @param shortDated stores that have more of it than they are expected to sell before its last day; none is left out
 */
public record OfferStanding(
        Money margin,
        List<Tie> ties,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ShortDated> shortDated) {
    /** More cost room in every till's memory and move a ranking by little. */
    public static final int MOST_TIES = 12;

    public OfferStanding {
        Objects.requireNonNull(margin, "margin");
        ties = List.copyOf(ties);
        shortDated = Absent.orEmpty(shortDated);
        if (ties.size() > MOST_TIES) {
            throw new IllegalArgumentException("An offer has " + ties.size() + " ties; at most " + MOST_TIES + ".");
        }
    }

    /** Of an item that keeps. */
    public OfferStanding(Money margin, List<Tie> ties) {
        this(margin, ties, List.of());
    }

    /** Whether a store will have to throw some of it away, as far as is known for a day. */
    public boolean isShortDated(StoreId store, LocalDate day) {
        return at(store, day).isPresent();
    }

    /** What one piece is worth to a store on a day: all it brings where it would be thrown away otherwise, else its margin. */
    public Money worth(StoreId store, LocalDate day) {
        return at(store, day).map(ShortDated::proceeds).orElse(margin);
    }

    private Optional<ShortDated> at(StoreId store, LocalDate day) {
        return shortDated.stream()
                .filter(one -> one.store().equals(store) && !one.until().isBefore(day))
                .findFirst();
    }

    /**
     * Goods that will be thrown away unless more of them are sold.
     *
     * @param store where
     * @param until the last day they may be sold
     * @param proceeds what one piece brings at the offer's price, tax left out; what it cost is spent either way
     */
    public record ShortDated(StoreId store, LocalDate until, Money proceeds) {
        public ShortDated {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(proceeds, "proceeds");
        }
    }

    /**
     * Another item that is found with it.
     *
     * @param gtin the other
     * @param millionths of the cosine of their occurrences, 1 to 1,000,000
     */
    public record Tie(Gtin gtin, int millionths) {
        public Tie {
            Objects.requireNonNull(gtin, "gtin");
            if (millionths < 1 || millionths > 1_000_000) {
                throw new IllegalArgumentException("A tie is " + millionths + " millionths strong; 1 to 1,000,000.");
            }
        }
    }
}
