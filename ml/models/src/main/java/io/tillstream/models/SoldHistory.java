package io.tillstream.models;

import io.tillstream.demand.history.Announced;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Family;
import io.tillstream.demand.history.Outlook;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.history.SoldDay;
import io.tillstream.events.Gtin;
import io.tillstream.events.StoreId;
import io.tillstream.events.feature.ItemDemand;
import io.tillstream.features.demand.Portions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Sales laid out day by day as they were known on one morning: one definition for training and scoring. Portions are pieces
 * or 100 g. A day without a sale counts as a day with nothing sold, from four weeks before the morning, or the item's first
 * sale where that is earlier; for how many of its hours there was nothing to sell is known of every day, and so is what promotions leave of
 * the price; of the coming days as well, because it is announced.
 */
public final class SoldHistory {
    /** An item without a sale in so many days is expected to sell nothing. */
    public static final int SILENT = ItemDemand.LONGEST;

    private static final int LEAST = 28;
    private static final Comparator<SoldSeries> ORDER = Comparator.comparing(
                    (SoldSeries one) -> one.store().value())
            .thenComparing(one -> one.gtin().value());

    private final DailyHistory days;
    private final List<Map.Entry<StoreId, Gtin>> items;
    private final Map<SeriesKey, Map<LocalDate, DayTerms>> ahead;

    private SoldHistory(
            DailyHistory days, List<Map.Entry<StoreId, Gtin>> items, Map<SeriesKey, Map<LocalDate, DayTerms>> ahead) {
        this.days = days;
        this.items = List.copyOf(items);
        this.ahead = Map.copyOf(ahead);
    }

    /**
     * What is known of the items that still sell.
     *
     * @param sold each store and item once
     * @param asOf the first day that is not known
     * @param longest days looked back, at least 28
     * @return empty when nothing sold in the last eight weeks
     */
    public static Optional<SoldHistory> of(Collection<SoldSeries> sold, LocalDate asOf, int longest) {
        DailyHistory.Collector rows = new DailyHistory.Collector();
        List<Map.Entry<StoreId, Gtin>> items = new ArrayList<>();
        Map<SeriesKey, Map<LocalDate, DayTerms>> ahead = new HashMap<>();
        sold.stream().sorted(ORDER).forEach(series -> {
            Map<LocalDate, Double> portions = portions(series, asOf.minusDays(longest), asOf);
            LocalDate first =
                    portions.keySet().stream().min(Comparator.naturalOrder()).orElse(asOf);
            boolean sells = portions.keySet().stream().anyMatch(day -> !day.isBefore(asOf.minusDays(SILENT)));
            if (sells) {
                SeriesKey key =
                        new SeriesKey(series.store().value(), series.gtin().value());
                items.add(Map.entry(series.store(), series.gtin()));
                ahead.put(key, ahead(series, asOf));
                LocalDate from = first.isBefore(asOf.minusDays(LEAST)) ? first : asOf.minusDays(LEAST);
                for (LocalDate day = from; day.isBefore(asOf); day = day.plusDays(1)) {
                    double ofDay = portions.getOrDefault(day, 0.0);
                    rows.add(
                            key,
                            new Family("", "", ""),
                            day,
                            new SoldDay(
                                    ofDay,
                                    series.hoursOut(day, ofDay > 0),
                                    terms(series, day),
                                    Double.NaN,
                                    Double.NaN));
                }
            }
        });
        return rows.isEmpty() ? Optional.empty() : Optional.of(new SoldHistory(rows.collect(), items, ahead));
    }

    /** Of every day a forecast may ask for, the day after its last among them. */
    private static Map<LocalDate, DayTerms> ahead(SoldSeries series, LocalDate asOf) {
        Map<LocalDate, DayTerms> ahead = new TreeMap<>();
        for (int day = 0; day <= DemandModel.HORIZON; day++) {
            ahead.put(asOf.plusDays(day), terms(series, asOf.plusDays(day)));
        }
        return ahead;
    }

    private static DayTerms terms(SoldSeries series, LocalDate day) {
        OptionalDouble left = series.leftOfPrice(day);
        return left.isPresent() ? new DayTerms(left.getAsDouble(), false, true) : DayTerms.ORDINARY;
    }

    private static Map<LocalDate, Double> portions(SoldSeries series, LocalDate from, LocalDate asOf) {
        Map<LocalDate, Double> portions = new HashMap<>();
        for (ItemDemand.Day day : series.days()) {
            if (day.sold() > 0 && !day.on().isBefore(from) && day.on().isBefore(asOf)) {
                portions.merge(day.on(), Portions.of(day.sold(), series.unit()), Double::sum);
            }
        }
        return portions;
    }

    /** The days; series in the order of {@link #store} and {@link #item}. */
    public DailyHistory days() {
        return days;
    }

    /** What is announced of the days after them. */
    public Outlook outlook() {
        return new Announced(days, ahead);
    }

    /** Whether anything is announced. */
    public boolean isAnnounced() {
        return ahead.values().stream()
                .flatMap(days -> days.values().stream())
                .anyMatch(terms -> !terms.equals(DayTerms.ORDINARY));
    }

    /** The same days, had nothing been announced of the coming ones. */
    public SoldHistory unannounced() {
        Map<SeriesKey, Map<LocalDate, DayTerms>> ordinary = new HashMap<>();
        ahead.forEach((key, days) -> {
            Map<LocalDate, DayTerms> each = new TreeMap<>(days);
            each.replaceAll((day, terms) -> DayTerms.ORDINARY);
            ordinary.put(key, each);
        });
        return new SoldHistory(days, items, ordinary);
    }

    public int size() {
        return items.size();
    }

    public StoreId store(int series) {
        return items.get(series).getKey();
    }

    public Gtin item(int series) {
        return items.get(series).getValue();
    }
}
