package io.tillstream.events.ledger;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which other stores have an item, as the till gateway answers a till of one store.
 *
 * @param gtin the item
 * @param stores those that have some by the books, the nearest first
 */
public record StockElsewhere(Gtin gtin, List<There> stores) {
    public StockElsewhere {
        Objects.requireNonNull(gtin, "gtin");
        stores = List.copyOf(stores);
    }

    /**
     * One of them.
     *
     * @param store which
     * @param name as customers know it
     * @param onHand how much it has
     * @param asOf the latest happening behind that figure
     * @param metres how far it is from the store that asked; absent where the place of one is not known
     */
    public record There(
            StoreId store,
            LocalText name,
            Quantity onHand,
            Instant asOf,
            @Nullable Long metres) {
        public There {
            Objects.requireNonNull(store, "store");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(onHand, "onHand");
            Objects.requireNonNull(asOf, "asOf");
            if (metres != null && metres < 0) {
                throw new IllegalArgumentException("Store " + store + " is " + metres + " m away; 0 or more.");
            }
        }
    }
}
