package io.tillstream.scoring.offer;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Price;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.decision.OfferStanding.ShortDated;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.stock.LotOnHand;
import io.tillstream.features.stock.UnitMargin;
import io.tillstream.scoring.ShopView;
import io.tillstream.scoring.ShopView.Listed;
import io.tillstream.scoring.ShopView.StoreItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which stores will have to throw an item away unless more of it is sold: those with more on hand of what expires within a
 * week than the mean of the last four weeks sells by then. What a piece of it cost is spent either way, so that it brings its whole price.
 */
final class ShortDates {
    private static final int DAYS_AHEAD = 7;
    private static final int DAYS_BACK = 28;

    private final ShopView view;

    ShortDates(ShopView view) {
        this.view = view;
    }

    /** The stores, by id, each with the last day by which it has too much. */
    List<ShortDated> of(Listed item, int percentOff, Instant now) {
        return view.stores().stream()
                .sorted(Comparator.comparing(Store::store))
                .flatMap(store -> lastDay(store, item.product().gtin(), now)
                        .map(day -> new ShortDated(
                                store.store(), day, UnitMargin.money(reducedNet(store, item, percentOff, now), store)))
                        .stream())
                .toList();
    }

    /** Without tax, at what it costs in that store. */
    private double reducedNet(Store store, Listed item, int percentOff, Instant now) {
        Price there =
                view.pricesOf(item.product().gtin()).at(store.store(), now).orElse(item.price());
        return UnitMargin.reduced(store, item.product(), there, percentOff)
                + there.unitCost().minor();
    }

    private Optional<LocalDate> lastDay(Store store, Gtin gtin, Instant now) {
        StoreItem item = new StoreItem(store.store(), gtin);
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        List<LotOnHand> fresh = view.lotsOf(item).stream()
                .filter(lot -> lot.expires() != null && !lot.expires().isBefore(today))
                .toList();
        double daily = daily(item, today);
        LocalDate last = null;
        long due = 0;
        for (LotOnHand lot : fresh) {
            LocalDate expires = Objects.requireNonNull(lot.expires());
            long days = ChronoUnit.DAYS.between(today, expires) + 1;
            due += lot.onHand().amount();
            if (days <= DAYS_AHEAD && due > daily * days) {
                last = expires;
            }
        }
        return Optional.ofNullable(last);
    }

    /** Pieces or grams a day, the mean of the four weeks before today. */
    private double daily(StoreItem item, LocalDate today) {
        return view.demandOf(item).map(ItemDemand::days).orElse(List.of()).stream()
                        .filter(day -> day.on().isBefore(today) && !day.on().isBefore(today.minusDays(DAYS_BACK)))
                        .mapToLong(ItemDemand.Day::sold)
                        .sum()
                / (double) DAYS_BACK;
    }
}
