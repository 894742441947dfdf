package io.tillstream.models;

import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is expected of every item in every store on the days from one morning on, as distributions that add up over days. */
public final class DemandOutlook {
    private final LocalDate asOf;
    private final DemandScatter scatter;
    private final Map<Item, double[]> days;
    private final Map<Item, double[]> unannounced;
    private final Map<Item, double[]> samePrice;

    private record Item(StoreId store, Gtin gtin) {}

    private DemandOutlook(
            LocalDate asOf,
            DemandScatter scatter,
            Map<Item, double[]> days,
            Map<Item, double[]> unannounced,
            Map<Item, double[]> samePrice) {
        this.asOf = asOf;
        this.scatter = scatter;
        this.days = days;
        this.unannounced = unannounced;
        this.samePrice = samePrice;
    }

    /** Expectations of a model on the morning of {@code asOf}. */
    public static DemandOutlook of(
            DemandModel model, DemandScatter scatter, Collection<SoldSeries> sold, LocalDate asOf) {
        Map<Item, double[]> days = new HashMap<>();
        Map<Item, double[]> unannounced = new HashMap<>();
        Map<Item, double[]> samePrice = new HashMap<>();
        SoldHistory.of(sold, asOf, SoldHistory.SILENT).ifPresent(history -> {
            keep(model, history, days);
            if (history.isAnnounced()) {
                keep(model, history.unannounced(), unannounced);
            }
            if (history.changesPrice()) {
                keep(model, history.atSamePrice(), samePrice);
            }
        });
        return new DemandOutlook(
                asOf,
                scatter,
                days,
                unannounced.isEmpty() ? days : unannounced,
                samePrice.isEmpty() ? days : samePrice);
    }

    private static void keep(DemandModel model, SoldHistory history, Map<Item, double[]> into) {
        double[][] means = model.days(history);
        for (int series = 0; series < means.length; series++) {
            into.put(new Item(history.store(series), history.item(series)), means[series]);
        }
    }

    public LocalDate asOf() {
        return asOf;
    }

    /**
     * Means of the days from {@code from} to before {@code until}; beyond the horizon its last week goes on.
     *
     * @return empty for an item that does not sell
     */
    public Optional<double[]> means(StoreId store, Gtin gtin, LocalDate from, LocalDate until) {
        return means(days.get(new Item(store, gtin)), from, until);
    }

    /** The same, had no promotion been announced of any day from the morning on. */
    public Optional<double[]> unannouncedMeans(StoreId store, Gtin gtin, LocalDate from, LocalDate until) {
        return means(unannounced.get(new Item(store, gtin)), from, until);
    }

    /** The same, were full prices to stay as they were on the day before the morning. */
    public Optional<double[]> samePriceMeans(StoreId store, Gtin gtin, LocalDate from, LocalDate until) {
        return means(samePrice.get(new Item(store, gtin)), from, until);
    }

    private Optional<double[]> means(double @Nullable [] known, LocalDate from, LocalDate until) {
        if (known == null) {
            return Optional.empty();
        }
        int first = Math.toIntExact(ChronoUnit.DAYS.between(asOf, from));
        int length = Math.max(0, Math.toIntExact(ChronoUnit.DAYS.between(from, until)));
        double[] means = new double[length];
        for (int i = 0; i < length; i++) {
            int day = first + i;
            while (day >= known.length) {
                day -= 7;
            }
            means[i] = known[Math.max(0, day)];
        }
        return Optional.of(means);
    }

    /** Demand of some days together, scattered as the model's card says. */
    public DemandDistribution demand(double... means) {
        return scatter.of(means);
    }

    /** The mean of the coming week's days, the level of an item; 0 for one that does not sell. */
    public double daily(StoreId store, Gtin gtin) {
        return means(store, gtin, asOf, asOf.plusDays(7))
                .map(week -> Arrays.stream(week).average().orElse(0))
                .orElse(0.0);
    }
}
