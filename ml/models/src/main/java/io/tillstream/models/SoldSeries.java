package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.stock.EmptyHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * What an item sold in a store, and when it was missing.
 *
 * @param store where
 * @param gtin what
 * @param unit pieces or grams
 * @param days those with a sale, in any order
 * @param zone of the store
 * @param gaps when its books had nothing, earliest first; empty where nobody knows
 */
public record SoldSeries(
        StoreId store, Gtin gtin, Quantity.Unit unit, List<ItemDemand.Day> days, ZoneId zone, List<Gap> gaps) {
    public SoldSeries {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(unit, "unit");
        days = List.copyOf(days);
        Objects.requireNonNull(zone, "zone");
        gaps = List.copyOf(gaps);
    }

    /** Of an item that was always there, as far as anybody knows. */
    public SoldSeries(StoreId store, Gtin gtin, Quantity.Unit unit, List<ItemDemand.Day> days) {
        this(store, gtin, unit, days, ZoneOffset.UTC, List.of());
    }

    /** Whole hours of a day between 06 and 22 in which it was missing, see {@link EmptyHours}. */
    public int hoursOut(LocalDate day, boolean sold) {
        return gaps.isEmpty() ? 0 : EmptyHours.on(day, zone, gaps, sold);
    }
}
