package io.tillstream.demand;

import io.tillstream.demand.accuracy.PointErrors;
import io.tillstream.demand.accuracy.QuantileErrors;
import io.tillstream.demand.accuracy.RankQuality;
import io.tillstream.demand.classical.HoltWinters;
import io.tillstream.demand.classical.IntermittentSmoothing;
import io.tillstream.demand.classical.Method;
import io.tillstream.demand.classical.Observations;
import io.tillstream.demand.classical.SeasonalNaive;
import io.tillstream.demand.classical.Smoothing;
import io.tillstream.demand.forecast.DayForecast;
import io.tillstream.demand.forecast.DemandForecast;
import io.tillstream.demand.forecast.Quantiles;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DaySeries;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.learned.EmptyShare;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A forecast held against what happened: expectations and quantiles on in-stock days, the probability of an empty shelf on
 * the first day, and simple methods on the same days beside.
 */
final class Evaluation {
    private static final List<Method> BASELINES =
            List.of(new SeasonalNaive(), new Smoothing(0.2), new IntermittentSmoothing(0.1, 0.1), new HoltWinters());

    private final DailyHistory history;
    private final DemandForecast forecast;
    private final int horizon;
    private final Past actuals;
    private final int shift;
    private final Map<SeriesKey, Integer> places = new HashMap<>();

    private final PointErrors ours = new PointErrors();
    private final PointErrors chosen = new PointErrors();
    private final PointErrors trees = new PointErrors();
    private final QuantileErrors quantiles = new QuantileErrors(
            Quantiles.LEVELS.stream().mapToDouble(Double::doubleValue).toArray());
    private final RankQuality emptyShelf = new RankQuality();

    private Evaluation(DailyHistory history, DemandForecast forecast, int horizon, DailyHistory actual) {
        this.history = history;
        this.forecast = forecast;
        this.horizon = horizon;
        actuals = actual.before(actual.days());
        shift = history.days() - history.day(actual.first());
        for (int i = 0; i < actual.series().size(); i++) {
            places.put(actual.series().get(i).key(), i);
        }
    }

    /** What a person and a script are told; empty when no forecast day has an actual. */
    static Optional<Map<String, Object>> of(
            DailyHistory history, DemandForecast forecast, int horizon, DailyHistory actual) {
        Evaluation evaluation = new Evaluation(history, forecast, horizon, actual);
        return evaluation.compared() == 0 ? Optional.empty() : Optional.of(evaluation.document());
    }

    private int compared() {
        int days = 0;
        for (int i = 0; i < forecast.days().size(); i++) {
            DayForecast day = forecast.days().get(i);
            int series = place(day.series());
            int at = shift + day.step() - 1;
            if (series >= 0 && has(series, at)) {
                days++;
                if (actuals.hoursOut(series, at) == 0) {
                    double sold = actuals.sold(series, at);
                    ours.add(day.mean(), sold);
                    chosen.add(forecast.classical()[i], sold);
                    if (forecast.trees().isPresent()) {
                        trees.add(forecast.trees().get()[i], sold);
                    }
                    quantiles.add(day.quantiles(), sold);
                }
                if (day.step() == 1) {
                    emptyShelf.add(day.emptyShelf(), actuals.hoursOut(series, at) > 0);
                }
            }
        }
        return days;
    }

    private int place(int series) {
        DaySeries of = history.series().get(series);
        return places.getOrDefault(of.key(), -1);
    }

    private boolean has(int series, int at) {
        return at >= 0 && at < actuals.origin() && actuals.has(series, at);
    }

    private Map<String, Object> document() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("inStockDays", ours.days());
        all.put("wape", number(ours.wape()));
        all.put("bias", number(ours.bias()));
        all.put("pinball", number(quantiles.pinball()));
        Map<String, Object> coverage = new LinkedHashMap<>();
        for (int i = 0; i < Quantiles.LEVELS.size(); i++) {
            coverage.put("q%02d".formatted(Math.round(100 * Quantiles.LEVELS.get(i))), number(quantiles.coverage(i)));
        }
        all.put("coverage", coverage);
        all.put("stockoutAuc", number(emptyShelf.area()));
        all.put("baselines", baselines());
        all.put("stockoutBaselines", stockoutBaselines());
        return all;
    }

    private List<Map<String, Object>> baselines() {
        List<Map<String, Object>> all = new ArrayList<>();
        all.add(baseline("chosen-per-class", chosen));
        if (forecast.trees().isPresent()) {
            all.add(baseline("boosted-trees", trees));
        }
        Past past = history.before(history.days());
        for (Method method : BASELINES) {
            PointErrors errors = new PointErrors();
            for (int series = 0; series < past.seriesCount(); series++) {
                int place = place(series);
                if (place >= 0) {
                    double[] ahead = method.forecast(Observations.asSold(past, series), horizon);
                    for (int step = 0; step < horizon; step++) {
                        if (has(place, shift + step) && actuals.hoursOut(place, shift + step) == 0) {
                            errors.add(ahead[step], actuals.sold(place, shift + step));
                        }
                    }
                }
            }
            all.add(baseline(method.name(), errors));
        }
        return all;
    }

    private static Map<String, Object> baseline(String name, PointErrors errors) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("name", name);
        one.put("wape", number(errors.wape()));
        one.put("bias", number(errors.bias()));
        return one;
    }

    private List<Map<String, Object>> stockoutBaselines() {
        Past past = history.before(history.days());
        List<Map<String, Object>> all = new ArrayList<>();
        for (double halfLife : new double[] {3, 7}) {
            double[] shares = new EmptyShare(halfLife).shares(past);
            RankQuality quality = new RankQuality();
            for (int series = 0; series < shares.length; series++) {
                int place = place(series);
                if (place >= 0 && has(place, shift)) {
                    quality.add(shares[series], actuals.hoursOut(place, shift) > 0);
                }
            }
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", "weighted-share-" + Math.round(halfLife));
            one.put("auc", number(quality.area()));
            all.add(one);
        }
        return all;
    }

    /** Four decimals; null where there is nothing to say. */
    private static @Nullable Double number(double value) {
        return Double.isNaN(value) ? null : Math.round(value * 10_000) / 10_000.0;
    }
}
