package io.tillstream.till.shortage;

import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.ledger.StockOnHand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of which the books say that the shelf is empty.
 *
 * @param item what
 * @param stock what the books say
 * @param substitute what stands in for it here, or absent
 * @param elsewhere which other stores have it
 */
public record Shortage(
        ShelfItem item, StockOnHand stock, @Nullable ShelfItem substitute, OtherStores.Told elsewhere) {
    public Shortage {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(stock, "stock");
        Objects.requireNonNull(elsewhere, "elsewhere");
    }
}
