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
import java.util.function.BiFunction;

/**
 * Sales laid out day by day as they were known on one morning: one definition for training and scoring. Portions are pieces
 * or 100 g. A day without a sale counts as a day with nothing sold, from four weeks before the morning, or the item's first
 * sale where that is earlier; for how many of its hours there was nothing to sell is known of every day, and so is what promotions leave of
 * the price and what that is, over the price of the item's first day here; of the coming days as well, because it is announced.
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
    private final Map<SeriesKey, Double> present;

    private SoldHistory(
            DailyHistory days,
            List<Map.Entry<StoreId, Gtin>> items,
            Map<SeriesKey, Map<LocalDate, DayTerms>> ahead,
            Map<SeriesKey, Double> present) {
        this.days = days;
        this.items = List.copyOf(items);
        this.ahead = Map.copyOf(ahead);
        this.present = Map.copyOf(present);
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
        Map<SeriesKey, Double> present = new HashMap<>();
        sold.stream().sorted(ORDER).forEach(series -> {
            Map<LocalDate, Double> portions = portions(series, asOf.minusDays(longest), asOf);
            LocalDate first =
                    portions.keySet().stream().min(Comparator.naturalOrder()).orElse(asOf);
            boolean sells = portions.keySet().stream().anyMatch(day -> !day.isBefore(asOf.minusDays(SILENT)));
            if (sells) {
                SeriesKey key =
                        new SeriesKey(series.store().value(), series.gtin().value());
                items.add(Map.entry(series.store(), series.gtin()));
                LocalDate from = first.isBefore(asOf.minusDays(LEAST)) ? first : asOf.minusDays(LEAST);
                ahead.put(key, ahead(series, asOf, from));
                present.put(key, series.regularPrice(asOf.minusDays(1), from));
                for (LocalDate day = from; day.isBefore(asOf); day = day.plusDays(1)) {
                    double ofDay = portions.getOrDefault(day, 0.0);
                    rows.add(
                            key,
                            new Family("", "", ""),
                            day,
                            new SoldDay(
                                    ofDay,
                                    series.hoursOut(day, ofDay > 0),
                                    terms(series, day, from),
                                    Double.NaN,
                                    Double.NaN));
                }
            }
        });
        return rows.isEmpty() ? Optional.empty() : Optional.of(new SoldHistory(rows.collect(), items, ahead, present));
    }

    /** Of every day a forecast may ask for, the day after its last among them. */
    private static Map<LocalDate, DayTerms> ahead(SoldSeries series, LocalDate asOf, LocalDate from) {
        Map<LocalDate, DayTerms> ahead = new TreeMap<>();
        for (int day = 0; day <= DemandModel.HORIZON; day++) {
            ahead.put(asOf.plusDays(day), terms(series, asOf.plusDays(day), from));
        }
        return ahead;
    }

    private static DayTerms terms(SoldSeries series, LocalDate day, LocalDate from) {
        OptionalDouble left = series.leftOfPrice(day);
        DayTerms terms = left.isPresent() ? new DayTerms(left.getAsDouble(), false, true) : DayTerms.ORDINARY;
        return terms.at(series.regularPrice(day, from));
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

    /** Whether a promotion is announced. */
    public boolean isAnnounced() {
        return isOtherwise((key, terms) -> terms.unpromoted());
    }

    /** The same days, had no promotion been announced of the coming ones. */
    public SoldHistory unannounced() {
        return ahead((key, terms) -> terms.unpromoted());
    }

    /** Whether any full price will be another than on the last day. */
    public boolean changesPrice() {
        return isOtherwise(this::atPresentPrice);
    }

    /** The same days, were full prices to stay in the coming ones as they were on the last. */
    public SoldHistory atSamePrice() {
        return ahead(this::atPresentPrice);
    }

    private DayTerms atPresentPrice(SeriesKey key, DayTerms terms) {
        return terms.at(present.getOrDefault(key, 1.0));
    }

    private boolean isOtherwise(BiFunction<SeriesKey, DayTerms, DayTerms> change) {
        return ahead.entrySet().stream()
                .anyMatch(one -> one.getValue().values().stream()
                        .anyMatch(terms -> !terms.equals(change.apply(one.getKey(), terms))));
    }

    private SoldHistory ahead(BiFunction<SeriesKey, DayTerms, DayTerms> change) {
        Map<SeriesKey, Map<LocalDate, DayTerms>> changed = new HashMap<>();
        ahead.forEach((key, of) -> {
            Map<LocalDate, DayTerms> each = new TreeMap<>(of);
            each.replaceAll((day, terms) -> change.apply(key, terms));
            changed.put(key, each);
        });
        return new SoldHistory(days, items, changed, present);
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
