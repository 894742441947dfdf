package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.Quantity;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.feature.EmptyShelf.Gap;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.demand.Announcement;
import io.tillstream.features.demand.RegularPrice;
import io.tillstream.features.stock.EmptyHours;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What an item sold in a store, when it was missing, and what was announced of it.
 *
 * @param store where
 * @param gtin what
 * @param unit pieces or grams
 * @param days those with a sale, in any order
 * @param zone of the store
 * @param gaps when its books had nothing, earliest first; empty where nobody knows
 * @param announced promotions that touch it, past and to come; empty where there are none, or nobody knows
 * @param prices what it costs there, past and to come, the earliest first; empty where nobody knows
 */
public record SoldSeries(
        StoreId store,
        Gtin gtin,
        Quantity.Unit unit,
        List<ItemDemand.Day> days,
        ZoneId zone,
        List<Gap> gaps,
        List<Announcement> announced,
        List<Price> prices) {
    public SoldSeries {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(gtin, "gtin");
        Objects.requireNonNull(unit, "unit");
        days = List.copyOf(days);
        Objects.requireNonNull(zone, "zone");
        gaps = List.copyOf(gaps);
        announced = List.copyOf(announced);
        prices = List.copyOf(prices);
    }

    /** Of an item that was always there, at its price, as far as anybody knows. */
    public SoldSeries(StoreId store, Gtin gtin, Quantity.Unit unit, List<ItemDemand.Day> days) {
        this(store, gtin, unit, days, ZoneOffset.UTC, List.of(), List.of(), List.of());
    }

    /** The same with promotions and prices. */
    public SoldSeries with(List<Announcement> promotions, List<Price> steps) {
        return new SoldSeries(store, gtin, unit, days, zone, gaps, promotions, steps);
    }

    /** Its full price on a day over that of another, see {@link RegularPrice#over}. */
    public double regularPrice(LocalDate day, LocalDate against) {
        return RegularPrice.over(day, against, zone, prices);
    }

    /** What promotions leave of its price on a day, see {@link Announcement#on}. */
    public OptionalDouble leftOfPrice(LocalDate day) {
        return Announcement.on(day, zone, announced);
    }

    /** Whole hours of a day between 06 and 22 in which it was missing, see {@link EmptyHours}. */
    public int hoursOut(LocalDate day, boolean sold) {
        return gaps.isEmpty() ? 0 : EmptyHours.on(day, zone, gaps, sold);
    }
}
