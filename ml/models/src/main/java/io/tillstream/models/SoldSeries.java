package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import java.util.List;
import java.util.Objects;

/**
 * What an item sold in a store.
 *
 * @param store where
 * @param gtin what
 * @param unit pieces or grams
 * @param days those with a sale, in any order
 */
public record SoldSeries(StoreId store, Gtin gtin, Quantity.Unit unit, List<ItemDemand.Day> days) {
    public SoldSeries {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(unit, "unit");
        days = List.copyOf(days);
    }
}
