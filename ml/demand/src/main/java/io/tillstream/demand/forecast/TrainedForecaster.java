package io.tillstream.demand.forecast;

import io.tillstream.demand.classical.Selection;
import io.tillstream.demand.classical.SeriesClass;
import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.Hindsight;
import io.tillstream.demand.history.Outlook;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.learned.Case;
import io.tillstream.demand.learned.DemandTrees;
import io.tillstream.demand.learned.Elasticity;
import io.tillstream.demand.learned.Features;
import io.tillstream.trees.NativeLibrary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was chosen and learned on one history, kept to forecast from any later morning: which single-series method holds for
 * which class, and the trees beside them where they made the last fortnight of that history better.
 */
public final class TrainedForecaster {
    /** Days of a week, what a back-test forecasts at a time. */
    public static final int WEEK = 7;
    /** The farthest day that is forecast: the delivery after next of a store that gets one a week. */
    public static final int HORIZON = 14;

    private static final int TESTED_DAYS = 14;
    private static final int DAYS_FOR_TREES = 42;
    /** Trees must take this much off the error of the methods alone, or they are not worth their files. */
    private static final double WORTH = 0.99;
    /** Rows described at once: each is about 2 kB. */
    private static final int ROWS_AT_ONCE = 4_000;

    private final Recipe recipe;
    private final Optional<DemandTrees> trees;

    /**
     * Everything but the trees, as plain data.
     *
     * @param methods name of the method by class
     * @param usual name of the method of other classes
     * @param classicalShares how much of a forecast is the method's where there are trees, by class
     * @param withTrees whether there are trees
     */
    public record Recipe(
            Map<SeriesClass, String> methods,
            String usual,
            Map<SeriesClass, Double> classicalShares,
            boolean withTrees) {
        public Recipe {
            methods = Map.copyOf(methods);
            classicalShares = Map.copyOf(classicalShares);
        }
    }

    /**
     * A forecast of the back-test and what came; both are 0 on days with an empty shelf.
     *
     * @param expected one value per day of a week
     * @param sold the same days
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, compared never
    public record Tested(double[] expected, double[] sold) {}

    /**
     * A forecaster with the back-test it was chosen by.
     *
     * @param forecaster what was learned
     * @param tests weeks of the history's last fortnight, forecast from what was known before each
     * @param methodsError sum of absolute errors of the methods alone over those days
     * @param error the same of what was chosen
     */
    public record Apprenticeship(TrainedForecaster forecaster, List<Tested> tests, double methodsError, double error) {
        public Apprenticeship {
            tests = List.copyOf(tests);
        }
    }

    private TrainedForecaster(Recipe recipe, Optional<DemandTrees> trees) {
        this.recipe = recipe;
        this.trees = trees;
    }

    /**
     * A forecaster that was learned before.
     *
     * @throws IllegalArgumentException when the recipe names an unknown method, or says other things of trees than are there
     */
    public static TrainedForecaster of(Recipe recipe, Optional<DemandTrees> trees) {
        if (recipe.withTrees() != trees.isPresent()) {
            throw new IllegalArgumentException(
                    "trees " + trees.isPresent() + "; the recipe says " + recipe.withTrees());
        }
        Selection.of(recipe.methods(), recipe.usual(), Availability.full());
        return new TrainedForecaster(recipe, trees);
    }

    /**
     * Chooses and learns; what is tested are days whose terms had been known ahead.
     *
     * @param history at least three weeks
     * @param mostRows the most the trees may learn from, which bounds their time
     */
    public static Apprenticeship learn(DailyHistory history, int mostRows) {
        Past past = history.before(history.days());
        Outlook outlook = new Hindsight(history);
        Past before = past.before(Math.max(1, past.origin() - TESTED_DAYS));
        Selection methods = Selection.of(before, Availability.learn(before), WEEK);
        List<Case> cases = tested(past, before.origin());
        double[] single = single(past, methods, cases);
        Optional<double[]> byTrees = grown(past, before, outlook, mostRows)
                .map(trees -> expected(trees, features(past, before, outlook), cases));
        double[] chosen = single;
        Optional<Blend> blend = Optional.empty();
        if (byTrees.isPresent()) {
            Blend best = best(past, before, methods, cases, single, byTrees.get());
            double[] mixed = mixed(best, before, methods, cases, single, byTrees.get());
            if (error(past, cases, mixed) < WORTH * error(past, cases, single)) {
                chosen = mixed;
                blend = Optional.of(best);
            }
        }
        Selection last = Selection.of(past, Availability.learn(past), WEEK);
        Optional<DemandTrees> trees = blend.flatMap(ignored -> grown(past, past, outlook, mostRows));
        Map<SeriesClass, String> names = new EnumMap<>(SeriesClass.class);
        last.trials().forEach(trial -> names.put(trial.of(), trial.chosen().name()));
        Recipe recipe = new Recipe(
                names, last.usual().name(), blend.map(Blend::classicalShares).orElse(Map.of()), trees.isPresent());
        return new Apprenticeship(
                new TrainedForecaster(recipe, trees),
                weeks(past, cases, chosen),
                error(past, cases, single),
                error(past, cases, chosen));
    }

    /** Every day of the tested weeks, series by series, each from the morning of its week. */
    private static List<Case> tested(Past past, int from) {
        List<Case> cases = new ArrayList<>();
        for (int series = 0; series < past.seriesCount(); series++) {
            for (int origin = from; origin + WEEK <= past.origin(); origin += WEEK) {
                for (int step = 1; step <= WEEK && past.has(series, origin - 1); step++) {
                    cases.add(new Case(series, origin, step));
                }
            }
        }
        return cases;
    }

    private static Optional<DemandTrees> grown(Past past, Past learned, Outlook outlook, int mostRows) {
        if (past.origin() < DAYS_FOR_TREES || !NativeLibrary.isHere()) {
            return Optional.empty();
        }
        List<Case> cases = DemandTrees.cases(learned, HORIZON, mostRows);
        return cases.size() < DemandTrees.FEWEST_ROWS
                ? Optional.empty()
                : Optional.of(DemandTrees.learn(features(learned, learned, outlook), learned, cases));
    }

    private static Features features(Past past, Past learned, Outlook outlook) {
        return new Features(past, Availability.learn(learned), Elasticity.learn(learned), outlook);
    }

    private static double[] single(Past past, Selection methods, List<Case> cases) {
        double[] all = new double[cases.size()];
        for (int i = 0; i < all.length; i += WEEK) {
            Case first = cases.get(i);
            double[] ahead = methods.forecast(past.before(first.origin()), first.series(), WEEK);
            System.arraycopy(ahead, 0, all, i, WEEK);
        }
        return all;
    }

    private static double[] expected(DemandTrees trees, Features features, List<Case> cases) {
        double[] all = new double[cases.size()];
        for (int from = 0; from < all.length; from += ROWS_AT_ONCE) {
            double[] part = trees.expect(features, cases.subList(from, Math.min(all.length, from + ROWS_AT_ONCE)));
            System.arraycopy(part, 0, all, from, part.length);
        }
        return all;
    }

    private static Blend best(
            Past past, Past before, Selection methods, List<Case> cases, double[] single, double[] trees) {
        Blend.Test test = new Blend.Test();
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            if (isInStock(past, one)) {
                test.add(
                        methods.classOf(before, one.series()),
                        single[i],
                        trees[i],
                        past.sold(one.series(), one.target()));
            }
        }
        return test.best();
    }

    private static double[] mixed(
            Blend blend, Past morning, Selection methods, List<Case> cases, double[] single, double[] trees) {
        double[] all = new double[single.length];
        int lastSeries = -1;
        SeriesClass of = SeriesClass.SMOOTH;
        for (int i = 0; i < all.length; i++) {
            int series = cases.get(i).series();
            if (series != lastSeries) {
                of = methods.classOf(morning, series);
                lastSeries = series;
            }
            all[i] = blend.mix(of, single[i], trees[i]);
        }
        return all;
    }

    /** What an empty shelf sold says nothing of a forecast. */
    private static boolean isInStock(Past past, Case one) {
        return past.hoursOut(one.series(), one.target()) == 0;
    }

    private static double error(Past past, List<Case> cases, double[] expected) {
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            Case one = cases.get(i);
            sum += isInStock(past, one) ? Math.abs(expected[i] - past.sold(one.series(), one.target())) : 0;
        }
        return sum;
    }

    private static List<Tested> weeks(Past past, List<Case> cases, double[] expected) {
        List<Tested> weeks = new ArrayList<>();
        for (int from = 0; from < expected.length; from += WEEK) {
            double[] week = new double[WEEK];
            double[] sold = new double[WEEK];
            for (int day = 0; day < WEEK; day++) {
                Case one = cases.get(from + day);
                boolean inStock = isInStock(past, one);
                week[day] = inStock ? expected[from + day] : 0;
                sold[day] = inStock ? past.sold(one.series(), one.target()) : 0;
            }
            weeks.add(new Tested(week, sold));
        }
        return weeks;
    }

    public Recipe recipe() {
        return recipe;
    }

    public Optional<DemandTrees> trees() {
        return trees;
    }

    /**
     * Expected demand of the days after a history.
     *
     * @param outlook terms of those days, and of the day after them
     * @param horizon 1 to {@link #HORIZON}
     * @return by series, one value per day, none below 0
     */
    public double[][] forecast(DailyHistory history, Outlook outlook, int horizon) {
        if (horizon < 1 || horizon > HORIZON) {
            throw new IllegalArgumentException("horizon " + horizon + "; 1 to " + HORIZON);
        }
        Past past = history.before(history.days());
        Availability availability = Availability.learn(past);
        Selection methods = Selection.of(recipe.methods(), recipe.usual(), availability);
        double[][] means = new double[past.seriesCount()][];
        for (int series = 0; series < means.length; series++) {
            means[series] = methods.forecast(past, series, horizon);
        }
        trees.ifPresent(forests -> mixIn(forests, features(past, past, outlook), past, methods, means, horizon));
        return means;
    }

    private void mixIn(
            DemandTrees forests, Features features, Past past, Selection methods, double[][] means, int horizon) {
        Blend blend = Blend.of(recipe.classicalShares());
        List<Case> cases = new ArrayList<>();
        for (int series = 0; series < means.length; series++) {
            for (int step = 1; step <= horizon; step++) {
                cases.add(new Case(series, past.origin(), step));
            }
        }
        double[] byTrees = expected(forests, features, cases);
        for (int series = 0; series < means.length; series++) {
            SeriesClass of = methods.classOf(past, series);
            for (int day = 0; day < horizon; day++) {
                means[series][day] = blend.mix(of, means[series][day], byTrees[series * horizon + day]);
            }
        }
    }
}
