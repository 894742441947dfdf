package io.tillstream.demand.learned;

import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Outlook;
import io.tillstream.demand.history.Past;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prices and promotions by day, past and announced; these are known ahead, so any day may be asked for. */
final class Prices {
    private final Past past;
    private final Outlook outlook;
    private final Map<Level, GroupDays> levels;
    private final float[][] price;
    private final float[][] activity;
    private final float[][] effect;
    private final Map<Integer, Map<Level, double[]>> means = new ConcurrentHashMap<>();

    Prices(Past past, Outlook outlook, Elasticity elasticity, Map<Level, GroupDays> levels) {
        this.past = past;
        this.outlook = outlook;
        this.levels = levels;
        int count = past.seriesCount();
        price = new float[count][past.origin()];
        activity = new float[count][past.origin()];
        effect = new float[count][past.origin()];
        for (int series = 0; series < count; series++) {
            DayTerms last = DayTerms.ORDINARY;
            for (int day = 0; day < past.origin(); day++) {
                DayTerms terms = past.terms(series, day);
                last = terms == null ? last : terms;
                price[series][day] = (float) last.price();
                activity[series][day] = last.activity() ? 1 : 0;
                effect[series][day] = (float) elasticity.effect(series, last);
            }
        }
    }

    /** Of a day before the origin; the last known one where the day has no row. */
    double of(int series, int day) {
        return price[series][day];
    }

    /** By what the price of a day before the origin multiplied demand. */
    double effect(int series, int day) {
        return effect[series][day];
    }

    double mean(int series, int from, int until) {
        double sum = 0;
        for (int day = from; day < until; day++) {
            sum += price[series][day];
        }
        return sum / (until - from);
    }

    double least(int series, int from, int until) {
        double least = price[series][from];
        for (int day = from; day < until; day++) {
            least = Math.min(least, price[series][day]);
        }
        return least;
    }

    double activity(int series, int from, int until) {
        double sum = 0;
        for (int day = from; day < until; day++) {
            sum += activity[series][day];
        }
        return sum / (until - from);
    }

    /** Mean price of a series' group on any day. */
    double groupMean(Level level, int series, int day) {
        double[] ofLevel = means.computeIfAbsent(day, this::meansOf).get(level);
        GroupDays groups = levels.get(level);
        if (ofLevel == null || groups == null) {
            throw new IllegalStateException("Every level has its groups.");
        }
        return ofLevel[groups.group(series)];
    }

    private Map<Level, double[]> meansOf(int day) {
        Map<Level, double[]> all = new EnumMap<>(Level.class);
        levels.forEach((level, groups) -> all.put(level, new double[groups.groups()]));
        for (int series = 0; series < past.seriesCount(); series++) {
            double of = outlook.terms(series, day).price();
            for (Map.Entry<Level, double[]> one : all.entrySet()) {
                GroupDays groups = levels.get(one.getKey());
                if (groups != null) {
                    one.getValue()[groups.group(series)] += of / groups.size(series);
                }
            }
        }
        return all;
    }
}
