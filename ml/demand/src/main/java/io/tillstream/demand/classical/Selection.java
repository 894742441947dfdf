package io.tillstream.demand.classical;

import io.tillstream.demand.accuracy.PointErrors;
import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.Past;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which method forecasts a class of series, by back-test: every method forecasts the last days before the origin from what
 * was known before them, and the one with the least WAPE over the class's in-stock days is taken. A class with fewer than
 * {@link #ENOUGH} such days takes what is best over all series.
 */
public final class Selection {
    /** In-stock days without which a class has no say of its own. */
    public static final int ENOUGH = 50;

    /** What is chosen from; the first is taken where nothing can be tested. */
    public static final List<Method> METHODS = List.of(
            new Smoothing(0.1),
            new Smoothing(0.2),
            new Smoothing(0.3),
            new SeasonalNaive(),
            new WeekdayMeans(0.1, 8, 2),
            new WeekdayMeans(0.2, 8, 4),
            new IntermittentSmoothing(0.1, 0.1),
            new IntermittentSmoothing(0.2, 0.1),
            new HoltWinters());

    /** How each method did on one class. */
    public record Trial(SeriesClass of, int series, Map<String, Double> wapes, Method chosen) {
        public Trial {
            wapes = Map.copyOf(wapes);
        }
    }

    private final Availability availability;
    private final Map<SeriesClass, Trial> trials;
    private final Method usual;

    private Selection(Availability availability, Map<SeriesClass, Trial> trials, Method usual) {
        this.availability = availability;
        this.trials = trials;
        this.usual = usual;
    }

    /**
     * Tests and chooses.
     *
     * @param horizon days that are forecast at a time; as many are held back, and the same again before them where the
     *     history is long enough
     */
    public static Selection of(Past past, Availability availability, int horizon) {
        Map<SeriesClass, PointErrors[]> errors = new EnumMap<>(SeriesClass.class);
        Map<SeriesClass, Integer> counts = new EnumMap<>(SeriesClass.class);
        PointErrors[] overall = fresh();
        for (int series = 0; series < past.seriesCount(); series++) {
            SeriesClass of = SeriesClass.of(Observations.of(past, series, availability));
            counts.merge(of, 1, Integer::sum);
            PointErrors[] ofClass = errors.computeIfAbsent(of, ignored -> fresh());
            for (int origin : origins(past.origin(), horizon)) {
                test(past, origin, series, availability, Math.min(horizon, past.origin() - origin), ofClass, overall);
            }
        }
        Map<SeriesClass, Trial> trials = new EnumMap<>(SeriesClass.class);
        Method usual = best(overall, METHODS.getFirst());
        errors.forEach((of, one) -> trials.put(
                of,
                new Trial(
                        of,
                        counts.getOrDefault(of, 0),
                        wapes(one),
                        one[0].days() < ENOUGH ? usual : best(one, usual))));
        return new Selection(availability, trials, usual);
    }

    /**
     * A choice made before, by the methods' names.
     *
     * @param chosen by class
     * @param usual for classes that were not there
     * @throws IllegalArgumentException when no method has such a name
     */
    public static Selection of(Map<SeriesClass, String> chosen, String usual, Availability availability) {
        Map<SeriesClass, Trial> trials = new EnumMap<>(SeriesClass.class);
        chosen.forEach((of, name) -> trials.put(of, new Trial(of, 0, Map.of(), named(name))));
        return new Selection(availability, trials, named(usual));
    }

    private static Method named(String name) {
        return METHODS.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("method \"" + name + "\"; one of "
                        + METHODS.stream().map(Method::name).toList()));
    }

    /** Mornings of the back-test: the last {@code horizon} days, and those before, with at least two weeks before them. */
    private static List<Integer> origins(int end, int horizon) {
        List<Integer> origins = new ArrayList<>();
        int held = Math.min(horizon, Math.max(1, end / 3));
        for (int origin = end - held; origin >= 1 && origins.size() < 2; origin -= held) {
            if (origins.isEmpty() || origin >= 14) {
                origins.add(origin);
            }
        }
        return origins;
    }

    private static PointErrors[] fresh() {
        PointErrors[] errors = new PointErrors[METHODS.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = new PointErrors();
        }
        return errors;
    }

    private static void test(
            Past past,
            int origin,
            int series,
            Availability availability,
            int steps,
            PointErrors[] ofClass,
            PointErrors[] overall) {
        Observations known = Observations.of(past.before(origin), series, availability);
        for (int i = 0; i < METHODS.size(); i++) {
            double[] ahead = METHODS.get(i).forecast(known, steps);
            for (int step = 0; step < steps; step++) {
                int day = origin + step;
                if (past.has(series, day) && past.hoursOut(series, day) == 0) {
                    ofClass[i].add(ahead[step], past.sold(series, day));
                    overall[i].add(ahead[step], past.sold(series, day));
                }
            }
        }
    }

    private static Method best(PointErrors[] errors, Method otherwise) {
        Method best = otherwise;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < errors.length; i++) {
            if (errors[i].wape() < least) {
                least = errors[i].wape();
                best = METHODS.get(i);
            }
        }
        return best;
    }

    private static Map<String, Double> wapes(PointErrors[] errors) {
        Map<String, Double> wapes = new TreeMap<>();
        for (int i = 0; i < errors.length; i++) {
            if (!Double.isNaN(errors[i].wape())) {
                wapes.put(METHODS.get(i).name(), errors[i].wape());
            }
        }
        return wapes;
    }

    /** The trials of the classes that there are. */
    public List<Trial> trials() {
        return List.copyOf(trials.values());
    }

    /** What a class is forecast by that was not there to be tested. */
    public Method usual() {
        return usual;
    }

    public SeriesClass classOf(Past past, int series) {
        return SeriesClass.of(Observations.of(past, series, availability));
    }

    /** Expected in-stock sales of the days from the origin of what is known, by the method of the series' class. */
    public double[] forecast(Past past, int series, int horizon) {
        Observations known = Observations.of(past, series, availability);
        Trial trial = trials.get(SeriesClass.of(known));
        return (trial == null ? usual : trial.chosen()).forecast(known, horizon);
    }
}
