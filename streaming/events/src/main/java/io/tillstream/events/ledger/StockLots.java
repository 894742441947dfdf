package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an item's batches and expiry dates: movements that named one, since the last count that did. Sales name none.
 * Topic {@code aggregate.stock-lots.v1}, key: {@code store|gtin}.
 *
 * @param store the store
 * @param gtin the item
 * @param counted the last count that named a batch or a date
 * @param moved what was moved after it and named one, in order of business date and time
 */
public record StockLots(StoreId store, Gtin gtin, @Nullable Counted counted, List<Moved> moved) {
    /** By the last day it may be sold; what has none comes last. */
    public static final Comparator<Lot> EARLIEST_FIRST = Comparator.comparing(
                    Lot::expires, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Lot::batch, Comparator.nullsLast(Comparator.naturalOrder()));

    public StockLots {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        moved = List.copyOf(moved);
    }

    /**
     * Goods that have their batch, their expiry date or both in common.
     *
     * @param batch the batch, where it is known
     * @param expires the last day it may be sold, where it is known
     */
    public record Lot(@Nullable String batch, @Nullable LocalDate expires) {}

    /**
     * A movement of a lot.
     *
     * @param date its business date
     * @param at when
     * @param lot which goods
     * @param change how many, negative where they left
     */
    public record Moved(LocalDate date, Instant at, Lot lot, Quantity change) {
        public Moved {
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(change, "change");
        }
    }

    /**
     * A count by lots; those it does not name were not there.
     *
     * @param id the count's id
     * @param date its business date
     * @param at when
     * @param lots how much of each
     */
    public record Counted(String id, LocalDate date, Instant at, List<Found> lots) {
        public Counted {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(at, "at");
            lots = List.copyOf(lots);
        }
    }

    /**
     * What a count found of a lot.
     *
     * @param lot which goods
     * @param quantity how many
     */
    public record Found(Lot lot, Quantity quantity) {
        public Found {
            Objects.requireNonNull(lot, "lot");
            Objects.requireNonNull(quantity, "quantity");
        }
    }
}
