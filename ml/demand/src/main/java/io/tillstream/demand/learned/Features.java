package io.tillstream.demand.learned;

import io.tillstream.demand.calendar.Feasts;
import io.tillstream.demand.calendar.LunarCalendar;
import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.DayTerms;
import io.tillstream.demand.history.Family;
import io.tillstream.demand.history.Outlook;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.history.SeriesKey;
import io.tillstream.demand.history.SoldDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of a series on the morning of an origin about a day {@code step} days later (step 1 is the origin itself).
 * One definition for learning, back-tests and forecasts. Sales, stock and weather are read before the origin only; of the
 * target day nothing but its terms and its place in the calendar.
 */
public final class Features {
    /** How far back a morning looks; older days weigh nothing at any half-life. */
    static final int MEMORY = 112;

    private static final double[] HALF_LIVES = {1.5, 3, 7, 14, 40};
    private static final int LAGS = 14;
    private static final int WEEK = 7;
    private static final int MONTH = 28;
    private static final int[] WEEKS = {2, 4, 8};
    /** In days: how much a long mean weighs in a short one. */
    private static final double DOUBT = 0.3;

    private static final double SMALL = 0.05;
    private static final int OF_USUAL = 3;
    private static final List<String> NAMES = new Naming().names();
    private static final int BASE = NAMES.indexOf(NAMES.stream()
            .filter(name -> name.endsWith("-level-at-price-14.0"))
            .findFirst()
            .orElseThrow());

    private final Past past;
    private final Days days;
    private final Elasticity elasticity;
    private final Outlook outlook;
    private final Map<Level, GroupDays> levels = new EnumMap<>(Level.class);
    private final Prices prices;
    private final Feasts feasts = new Feasts();
    private final Map<LocalDate, Almanac> almanacs = new ConcurrentHashMap<>();
    private final double[][] ageWeights = new double[HALF_LIVES.length][MEMORY + 1];
    private final float[] emptyOfAll;
    private final float[] seenOfAll;

    /**
     * Features of one history.
     *
     * @param past the days that may be read; origins of rows lie at or before its own
     */
    public Features(Past past, Availability availability, Elasticity elasticity, Outlook outlook) {
        this.past = past;
        this.days = Days.of(past, availability);
        this.elasticity = elasticity;
        this.outlook = outlook;
        for (Level level : Level.values()) {
            levels.put(level, new GroupDays(level, past, days));
        }
        prices = new Prices(past, outlook, elasticity, levels);
        for (int i = 0; i < HALF_LIVES.length; i++) {
            for (int age = 0; age <= MEMORY; age++) {
                ageWeights[i][age] = Math.pow(0.5, age / HALF_LIVES[i]);
            }
        }
        emptyOfAll = new float[past.origin()];
        seenOfAll = new float[past.origin()];
        for (int series = 0; series < days.count(); series++) {
            for (int day = 0; day < past.origin(); day++) {
                emptyOfAll[day] += days.empty()[series][day];
                seenOfAll[day] += days.seen()[series][day];
            }
        }
    }

    static String[] names() {
        return NAMES.toArray(String[]::new);
    }

    /** How many features a row has. */
    public static int count() {
        return NAMES.size();
    }

    /** What a feature is called, for explanations. */
    public static String name(int feature) {
        return NAMES.get(feature);
    }

    /** What the calendars say of a date. */
    private record Almanac(int until, int since, boolean isOffering) {}

    /** Receives the features in their order. */
    private interface Sink {
        void put(String name, double value);
    }

    /** Collects the names by describing a chain of one series. */
    private static final class Naming implements Sink {
        private final List<String> collected = new ArrayList<>();

        List<String> names() {
            Features one = ofOneDay();
            one.describe(0, 1, 1, this);
            List<String> numbered = new ArrayList<>();
            for (int i = 0; i < collected.size(); i++) {
                // Tribuo sorts by name; the number keeps our order.
                numbered.add("%03d-%s".formatted(i, collected.get(i)));
            }
            return List.copyOf(numbered);
        }

        @Override
        public void put(String name, double value) {
            collected.add(name);
        }
    }

    private static Features ofOneDay() {
        DailyHistory.Collector collector = new DailyHistory.Collector();
        SoldDay day = new SoldDay(1, 0, DayTerms.ORDINARY, Double.NaN, Double.NaN);
        collector.add(new SeriesKey("", ""), new Family("", "", ""), LocalDate.EPOCH, day);
        Past morning = collector.collect().before(1);
        return new Features(
                morning, Availability.learn(morning), Elasticity.learn(morning), (series, ahead) -> DayTerms.ORDINARY);
    }

    /** Fills an array in the order of the features. */
    private static final class Filling implements Sink {
        private final double[] into;
        private int at;

        Filling(double[] into) {
            this.into = into;
        }

        @Override
        public void put(String name, double value) {
            into[at++] = Double.isInfinite(value) ? Double.NaN : value;
        }
    }

    /**
     * The features of one row.
     *
     * @param series in the order of the history
     * @param origin the morning, 1 to the origin of what is known
     * @param step 1 or more
     * @return {@link #count()} values, NaN where unknown
     */
    public double[] row(int series, int origin, int step) {
        double[] row = new double[count()];
        describe(series, origin, step, new Filling(row));
        return row;
    }

    /** The level that ratios are taken to, of a row: smoothed uncensored demand at the target's price; above 0. */
    public static double base(double[] row) {
        return Math.max(SMALL, row[BASE]);
    }

    private void describe(int series, int origin, int step, Sink to) {
        if (origin > past.origin()) {
            throw past.future(origin - 1);
        }
        int target = origin + step - 1;
        Smoothed smoothed = new Smoothed(series, origin, target);
        double usual = Math.max(SMALL, smoothed.usual());
        smoothed.describe(to);
        lags(series, origin, to);
        weekdays(series, origin, target, smoothed, to);
        calendar(series, target, step, to);
        price(series, origin, target, to);
        groups(series, origin, target, usual, to);
        recent(series, origin, usual, to);
        weather(series, origin, to);
    }

    /** Exponentially weighted sums of one series on one morning. */
    private final class Smoothed {
        private final double[] plain = new double[HALF_LIVES.length];
        private final double[] priced = new double[HALF_LIVES.length];
        private final double[] inStock = new double[HALF_LIVES.length];
        private final double[] empty = new double[HALF_LIVES.length];
        private final double[] hours = new double[HALF_LIVES.length];

        Smoothed(int series, int origin, int target) {
            float[] sold = days.sold()[series];
            float[] share = days.share()[series];
            double effect = elasticity.effect(series, outlook.terms(series, target));
            int from = Math.max(0, origin - MEMORY);
            double allSold = 0;
            double allShare = 0;
            for (int day = from; day < origin; day++) {
                allSold += sold[day];
                allShare += share[day];
            }
            double level = (allSold + 0.1) / (allShare + 0.1);
            for (int i = 0; i < HALF_LIVES.length; i++) {
                double s = 0;
                double a = 0;
                double p = 0;
                double si = 0;
                double ai = 0;
                double e = 0;
                double h = 0;
                double n = 0;
                for (int day = from; day < origin; day++) {
                    double weight = ageWeights[i][origin - 1 - day];
                    double seen = days.seen()[series][day] * weight;
                    double gone = days.empty()[series][day] * weight;
                    s += weight * sold[day];
                    a += weight * share[day];
                    p += weight * share[day] * prices.effect(series, day);
                    if (gone == 0) {
                        si += weight * sold[day];
                        ai += seen;
                    }
                    e += gone;
                    h += weight * days.hours()[series][day];
                    n += seen;
                }
                plain[i] = (s + DOUBT * level) / (a + DOUBT);
                priced[i] = (s + DOUBT * level) / (p + DOUBT) * effect;
                inStock[i] = (si + DOUBT * level) / (ai + DOUBT);
                empty[i] = n > 0 ? e / n : Double.NaN;
                hours[i] = n > 0 ? h / n : Double.NaN;
            }
        }

        double usual() {
            return plain[OF_USUAL];
        }

        double base() {
            return Math.max(SMALL, priced[OF_USUAL]);
        }

        void describe(Sink to) {
            for (int i = 0; i < HALF_LIVES.length; i++) {
                to.put("level-" + HALF_LIVES[i], plain[i]);
                to.put("level-at-price-" + HALF_LIVES[i], priced[i]);
                to.put("level-in-stock-" + HALF_LIVES[i], inStock[i]);
                to.put("empty-share-" + HALF_LIVES[i], empty[i]);
                to.put("empty-hours-" + HALF_LIVES[i], hours[i]);
            }
        }
    }

    private void lags(int series, int origin, Sink to) {
        for (int lag = 1; lag <= LAGS; lag++) {
            int day = origin - lag;
            boolean seen = day >= 0 && days.seen()[series][day] > 0;
            to.put("sold-" + lag, seen ? days.sold()[series][day] / days.share()[series][day] : Double.NaN);
            to.put("hours-" + lag, seen ? days.hours()[series][day] : Double.NaN);
        }
    }

    private void weekdays(int series, int origin, int target, Smoothed smoothed, Sink to) {
        double effect = elasticity.effect(series, outlook.terms(series, target));
        for (int weeks : WEEKS) {
            double sold = 0;
            double share = 0;
            double priced = 0;
            double empty = 0;
            double seen = 0;
            int day = lastSameWeekday(origin, target);
            for (int week = 0; week < weeks && day >= 0; week++, day -= WEEK) {
                sold += days.sold()[series][day];
                share += days.share()[series][day];
                priced += days.share()[series][day] * prices.effect(series, day);
                empty += days.empty()[series][day];
                seen += days.seen()[series][day];
            }
            to.put("weekday-" + weeks, (sold + 0.5 * smoothed.usual()) / (share + 0.5));
            double atPrice = (sold + 0.5 * smoothed.base()) / (priced + 0.5 * effect) * effect;
            to.put("weekday-at-price-" + weeks, atPrice);
            to.put("pressure-" + weeks, atPrice / Math.max(SMALL, smoothed.usual()));
            to.put("weekday-empty-" + weeks, seen > 0 ? empty / seen : Double.NaN);
        }
        int last = lastSameWeekday(origin, target);
        to.put("weekday-hours-1", hoursOf(series, last));
        to.put("weekday-hours-2", hoursOf(series, last - WEEK));
    }

    private double hoursOf(int series, int day) {
        return day >= 0 && days.seen()[series][day] > 0 ? days.hours()[series][day] : Double.NaN;
    }

    /** The last day before the origin with the target's weekday. */
    private static int lastSameWeekday(int origin, int target) {
        return origin - 1 - Math.floorMod(origin - 1 - target, WEEK);
    }

    private void calendar(int series, int target, int step, Sink to) {
        LocalDate date = past.date(target);
        DayTerms terms = outlook.terms(series, target);
        to.put("step", step);
        to.put("weekday", date.getDayOfWeek().getValue());
        to.put("holiday", terms.holiday() ? 1 : 0);
        to.put("holiday-tomorrow", outlook.terms(series, target + 1).holiday() ? 1 : 0);
        Almanac almanac = almanacs.computeIfAbsent(date, this::almanac);
        to.put("feast-ahead", almanac.until());
        to.put("feast-behind", almanac.since());
        to.put("lunar-offering", almanac.isOffering() ? 1 : 0);
    }

    /** New and full moon are days of offerings, and of vegetables. */
    private Almanac almanac(LocalDate date) {
        int lunarDay = LunarCalendar.of(date).day();
        return new Almanac(feasts.until(date), feasts.since(date), lunarDay == 1 || lunarDay == 15);
    }

    private void price(int series, int origin, int target, Sink to) {
        DayTerms terms = outlook.terms(series, target);
        double price = terms.price();
        double usual = prices.usual(series, origin);
        double week = prices.mean(series, Math.max(0, origin - WEEK), origin);
        double month = prices.mean(series, Math.max(0, origin - MONTH), origin);
        int last = lastSameWeekday(origin, target);
        to.put("price", price / usual);
        to.put("activity", terms.activity() ? 1 : 0);
        to.put("price-yesterday", prices.of(series, origin - 1) / usual);
        to.put("price-to-week", price / week);
        to.put("price-to-month", price / month);
        to.put("price-least", prices.least(series, Math.max(0, origin - 2 * WEEK), origin) / usual);
        to.put("price-to-weekday", last >= 0 ? price / prices.of(series, last) : Double.NaN);
        to.put("elasticity-product", elasticity.ofProduct(series));
        to.put("elasticity-series", elasticity.ofSeries(series));
        double effect = 0;
        int from = Math.max(0, origin - MONTH);
        for (int day = from; day < origin; day++) {
            effect += prices.effect(series, day);
        }
        to.put("price-effect", elasticity.effect(series, terms) * (origin - from) / effect);
        to.put("activity-week", prices.activity(series, Math.max(0, origin - WEEK), origin));
    }

    private void groups(int series, int origin, int target, double usual, Sink to) {
        for (Level level : Level.values()) {
            GroupDays group = levelOf(level);
            String name = level.name();
            float[] sold = group.sold(series);
            float[] share = group.share(series);
            double month = ratio(sold, share, Math.max(0, origin - MONTH), origin);
            to.put(name + "-level", month);
            to.put(name + "-week", ratio(sold, share, Math.max(0, origin - WEEK), origin) / month);
            to.put(name + "-two-days", ratio(sold, share, Math.max(0, origin - 2), origin) / month);
            to.put(name + "-weekday", sameWeekday(sold, share, origin, target) / month);
            to.put(name + "-empty-1", others(group, series, origin - 1, origin));
            to.put(name + "-empty-3", others(group, series, origin - 3, origin));
            to.put(name + "-empty-14", others(group, series, origin - 2 * WEEK, origin));
            to.put(name + "-hours-1", otherHours(group, series, origin - 1));
            to.put(name + "-empty-weekday", othersOnWeekday(group, series, origin, target));
            to.put(name + "-price", prices.groupMean(level, series, origin, target));
        }
        to.put("size-in-store", usual / Math.max(SMALL, ratioOfStore(series, origin)));
        to.put("empty-all-1", ofAll(origin - 1, origin));
        to.put("empty-all-7", ofAll(origin - WEEK, origin));
    }

    private GroupDays levelOf(Level level) {
        GroupDays group = levels.get(level);
        if (group == null) {
            throw new IllegalStateException("Every level has its groups.");
        }
        return group;
    }

    private double ratioOfStore(int series, int origin) {
        GroupDays store = levelOf(Level.STORE);
        return ratio(store.sold(series), store.share(series), Math.max(0, origin - MONTH), origin);
    }

    private static double ratio(float[] sold, float[] share, int from, int until) {
        double s = 0.1;
        double a = 0.1;
        for (int day = from; day < until; day++) {
            s += sold[day];
            a += share[day];
        }
        return s / a;
    }

    private static double sameWeekday(float[] sold, float[] share, int origin, int target) {
        double s = 0.1;
        double a = 0.1;
        int day = lastSameWeekday(origin, target);
        for (int week = 0; week < 4 && day >= 0; week++, day -= WEEK) {
            s += sold[day];
            a += share[day];
        }
        return s / a;
    }

    /** Share of days with an empty shelf among the others of a group, drawn to the chain's by half a series. */
    private double others(GroupDays group, int series, int from, int until) {
        double empty = 0;
        double seen = 0;
        for (int day = Math.max(0, from); day < until; day++) {
            empty += group.empty(series)[day] - days.empty()[series][day];
            seen += group.seen(series)[day] - days.seen()[series][day];
        }
        int length = until - Math.max(0, from);
        return drawn(empty / length, seen / length, ofAll(from, until));
    }

    private double othersOnWeekday(GroupDays group, int series, int origin, int target) {
        double empty = 0;
        double seen = 0;
        double all = 0;
        int weeks = 0;
        for (int day = lastSameWeekday(origin, target); weeks < 4 && day >= 0; day -= WEEK) {
            empty += group.empty(series)[day] - days.empty()[series][day];
            seen += group.seen(series)[day] - days.seen()[series][day];
            all += ofAll(day, day + 1);
            weeks++;
        }
        return weeks == 0 ? Double.NaN : drawn(empty / weeks, seen / weeks, all / weeks);
    }

    private double otherHours(GroupDays group, int series, int day) {
        double seen = group.seen(series)[day] - days.seen()[series][day];
        double hours = group.hours(series)[day] - days.hours()[series][day];
        return seen > 0 ? hours / seen : Double.NaN;
    }

    private static double drawn(double empty, double seen, double towards) {
        return (empty + 0.5 * towards) / (seen + 0.5);
    }

    private double ofAll(int from, int until) {
        double empty = 0;
        double seen = 0;
        for (int day = Math.max(0, from); day < until; day++) {
            empty += emptyOfAll[day];
            seen += seenOfAll[day];
        }
        return seen > 0 ? empty / seen : 0;
    }

    private void recent(int series, int origin, double usual, Sink to) {
        to.put("pace-1", pace(series, origin, 1) / usual);
        to.put("pace-2", pace(series, origin - 1, 1) / usual);
        to.put("pace-7", pace(series, origin, WEEK) / usual);
        to.put("spread", spread(series, origin) / usual);
        to.put("empty-streak", streak(series, origin, true));
        to.put("full-streak", streak(series, origin, false));
    }

    /** Mean sold of the days just before a morning. */
    private double pace(int series, int origin, int length) {
        double sold = 0;
        double seen = 0;
        for (int day = Math.max(0, origin - length); day < origin; day++) {
            sold += days.sold()[series][day];
            seen += days.seen()[series][day];
        }
        return seen > 0 ? sold / seen : Double.NaN;
    }

    private double spread(int series, int origin) {
        double sum = 0;
        double squares = 0;
        int seen = 0;
        for (int day = Math.max(0, origin - MONTH); day < origin; day++) {
            if (days.inStock(series, day)) {
                double sold = days.sold()[series][day];
                sum += sold;
                squares += sold * sold;
                seen++;
            }
        }
        return seen < 2 ? Double.NaN : Math.sqrt(Math.max(0, squares / seen - sum / seen * sum / seen));
    }

    private int streak(int series, int origin, boolean empty) {
        int streak = 0;
        while (streak < LAGS
                && origin - 1 - streak >= 0
                && days.seen()[series][origin - 1 - streak] > 0
                && days.empty()[series][origin - 1 - streak] > 0 == empty) {
            streak++;
        }
        return streak;
    }

    private void weather(int series, int origin, Sink to) {
        double rain = 0;
        double warmth = 0;
        int seen = 0;
        for (int day = Math.max(0, origin - 3); day < origin; day++) {
            double fell = past.rain(series, day);
            double degrees = past.temperature(series, day);
            if (!Double.isNaN(fell) && !Double.isNaN(degrees)) {
                rain += fell;
                warmth += degrees;
                seen++;
            }
        }
        to.put("rain", seen > 0 ? rain / seen : Double.NaN);
        to.put("warmth", seen > 0 ? warmth / seen : Double.NaN);
    }
}
