package io.tillstream.demand.learned;

import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Outlook;
import io.tillstream.demand.history.Past;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prices and promotions by day, past and announced; these are known ahead, so any day may be asked for. */
final class Prices {
    private static final int MONTH = 28;

    private final Past past;
    private final Outlook outlook;
    private final Map<Level, GroupDays> levels;
    private final float[][] price;
    private final float[][] activity;
    private final float[][] effect;
    private final float[][] regular;
    private final boolean[] changes;
    private final boolean anyChanges;
    private final Map<Asked, Map<Level, double[]>> means = new ConcurrentHashMap<>();

    /** A day as it is seen on a morning. */
    private record Asked(int origin, int day) {}

    Prices(Past past, Outlook outlook, Elasticity elasticity, Map<Level, GroupDays> levels) {
        this.past = past;
        this.outlook = outlook;
        this.levels = levels;
        int count = past.seriesCount();
        price = new float[count][past.origin()];
        activity = new float[count][past.origin()];
        effect = new float[count][past.origin()];
        regular = new float[count][past.origin()];
        changes = new boolean[count];
        boolean any = false;
        for (int series = 0; series < count; series++) {
            DayTerms last = DayTerms.ORDINARY;
            for (int day = 0; day < past.origin(); day++) {
                DayTerms terms = past.terms(series, day);
                last = terms == null ? last : terms;
                price[series][day] = (float) last.price();
                activity[series][day] = last.activity() ? 1 : 0;
                effect[series][day] = (float) elasticity.effect(series, last);
                regular[series][day] = (float) last.regular();
                changes[series] |= regular[series][day] != 1;
            }
            any |= changes[series];
        }
        anyChanges = any;
    }

    /**
     * The full price as it usually was in the four weeks before a morning, the median of them, over the first known: what a price
     * is cheap or dear against. Nothing of later days is in it.
     */
    double usual(int series, int origin) {
        if (!changes[series]) {
            return 1;
        }
        float[] month = Arrays.copyOfRange(regular[series], Math.max(0, origin - MONTH), origin);
        Arrays.sort(month);
        return month[month.length / 2];
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

    /** Mean price of a series' group on any day, each over what it usually was before a morning. */
    double groupMean(Level level, int series, int origin, int day) {
        double[] ofLevel = means.computeIfAbsent(new Asked(anyChanges ? origin : 0, day), this::meansOf)
                .get(level);
        GroupDays groups = levels.get(level);
        if (ofLevel == null || groups == null) {
            throw new IllegalStateException("Every level has its groups.");
        }
        return ofLevel[groups.group(series)];
    }

    private Map<Level, double[]> meansOf(Asked asked) {
        Map<Level, double[]> all = new EnumMap<>(Level.class);
        levels.forEach((level, groups) -> all.put(level, new double[groups.groups()]));
        for (int series = 0; series < past.seriesCount(); series++) {
            double of = outlook.terms(series, asked.day()).price() / usual(series, asked.origin());
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
