package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the books say is on the shelf. Topic {@code aggregate.stock.v1}, key: {@code store|gtin}.
 *
 * <p>Checked here: on hand is received minus sold plus adjusted. It may be negative: the goods were in the customer's
 * hand, so the sale stands and the books are wrong.
 *
 * @param store the store
 * @param gtin the item
 * @param onHand the balance
 * @param received sum of deliveries
 * @param sold sum of sales minus returns
 * @param adjusted everything else, signed: adjustments and what {@code ofWhich} tells apart
 * @param asOf latest happening among the movements
 * @param ofWhich what of {@code adjusted} came about otherwise than by an adjustment
 * @param lastCount the latest count
 */
public record StockOnHand(
        StoreId store,
        Gtin gtin,
        Quantity onHand,
        Quantity received,
        Quantity sold,
        Quantity adjusted,
        Instant asOf,
        @Nullable Apart ofWhich,
        @Nullable LastCount lastCount) {
    public StockOnHand {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(asOf, "asOf");
        Quantity sum = received.plus(sold.negated()).plus(adjusted);
        if (!sum.equals(onHand)) {
            throw new IllegalArgumentException("Stock of " + gtin + " in " + store + " is " + onHand
                    + ", but received " + received + " minus sold " + sold + " plus adjusted " + adjusted + " is " + sum
                    + ".");
        }
    }

    /** Never counted, written off or sent elsewhere. */
    public StockOnHand(
            StoreId store,
            Gtin gtin,
            Quantity onHand,
            Quantity received,
            Quantity sold,
            Quantity adjusted,
            Instant asOf) {
        this(store, gtin, onHand, received, sold, adjusted, asOf, null, null);
    }

    /**
     * Parts of what was adjusted.
     *
     * @param counted by how much counts differed from the books, signed, all counts together
     * @param writtenOff what left unsold, 0 or below
     * @param transferred what arrived from other stores minus what was sent to them
     */
    public record Apart(Quantity counted, Quantity writtenOff, Quantity transferred) {
        public Apart {
            Objects.requireNonNull(counted, "counted");
            Objects.requireNonNull(writtenOff, "writtenOff");
            Objects.requireNonNull(transferred, "transferred");
        }
    }

    /**
     * A count and what has moved since.
     *
     * @param id the count's id
     * @param date its business date
     * @param at when it was counted
     * @param counted how much was there
     * @param handled pieces or grams that were put in or taken out since, all added up without their signs
     */
    public record LastCount(String id, LocalDate date, Instant at, Quantity counted, long handled) {
        public LastCount {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(counted, "counted");
        }
    }
}
