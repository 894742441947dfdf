package io.tillstream.demand.forecast;

import io.tillstream.demand.classical.Selection;
import io.tillstream.demand.classical.SeriesClass;
import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.DailyHistory;
import io.tillstream.demand.history.Outlook;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.learned.Case;
import io.tillstream.demand.learned.DemandTrees;
import io.tillstream.demand.learned.Elasticity;
import io.tillstream.demand.learned.EmptyShare;
import io.tillstream.demand.learned.EmptyShelfTrees;
import io.tillstream.demand.learned.Features;
import io.tillstream.trees.NativeLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Forecasts the days after a history. Everything that is chosen or fitted is so by back-tests within the history; the same
 * history gives the same forecast.
 */
public final class DemandForecaster {
    /** How many steps {@link Steps} is told of. */
    public static final int STEPS = 5;

    /** The longest horizon: four weeks. */
    public static final int LONGEST_HORIZON = 28;

    /** Days without which trees have no mornings to learn from and to be tested on. */
    private static final int DAYS_FOR_TREES = 35;

    private static final double HALF_LIFE = 7;
    private static final int TREES_NEXT_DAY = 300;
    private static final int TREES_LATER = 150;

    /** Hears how far the work is. */
    public interface Steps {
        void done(int steps);
    }

    private final Past past;
    private final Outlook outlook;
    private final int horizon;
    private final Steps steps;
    private final Availability availability;

    private DemandForecaster(DailyHistory history, Outlook outlook, int horizon, Steps steps) {
        this.past = history.before(history.days());
        this.outlook = outlook;
        this.horizon = horizon;
        this.steps = steps;
        this.availability = Availability.learn(past);
    }

    /**
     * Forecasts every series.
     *
     * @param outlook terms of the days to come, and of those that have been
     * @param horizon days, 1 to {@link #LONGEST_HORIZON}
     */
    public static DemandForecast forecast(DailyHistory history, Outlook outlook, int horizon, Steps steps) {
        if (horizon < 1 || horizon > LONGEST_HORIZON) {
            throw new IllegalArgumentException("horizon " + horizon + "; 1 to " + LONGEST_HORIZON + " days");
        }
        return new DemandForecaster(history, outlook, horizon, steps).forecast();
    }

    private DemandForecast forecast() {
        Selection selection = Selection.of(past, availability, horizon);
        List<Case> ahead = ahead();
        double[] single = new double[ahead.size()];
        for (int series = 0; series < past.seriesCount(); series++) {
            double[] days = selection.forecast(past, series, horizon);
            System.arraycopy(days, 0, single, series * horizon, horizon);
        }
        steps.done(1);
        int held = Math.min(2 * horizon, past.origin() / 3);
        Optional<BackTest> learned = past.origin() < DAYS_FOR_TREES || held < horizon || !NativeLibrary.isHere()
                ? Optional.empty()
                : BackTest.ofTrees(past, outlook, horizon, held);
        BackTest test = learned.orElseGet(() -> BackTest.ofMethods(past, availability, horizon, held));
        steps.done(2);
        double[] means = single.clone();
        Features features = new Features(past, availability, Elasticity.learn(past), outlook);
        Optional<double[]> trees = test.blend()
                .map(ignored -> DemandTrees.learn(features, past, DemandTrees.cases(past, horizon))
                        .expect(features, ahead));
        for (int i = 0; i < means.length && trees.isPresent(); i++) {
            SeriesClass of = selection.classOf(past, ahead.get(i).series());
            means[i] = test.blend().orElseThrow().mix(of, single[i], trees.get()[i]);
        }
        steps.done(3);
        Optional<double[]> byTrees = test.blend().isPresent() ? emptyByTrees(features, ahead) : Optional.empty();
        double[] empty = byTrees.orElseGet(this::emptyByShare);
        steps.done(STEPS);
        return new DemandForecast(
                days(ahead, means, Quantiles.of(test.misses()), empty),
                selection.trials(),
                test.blend(),
                single,
                trees,
                byTrees.isPresent());
    }

    private List<Case> ahead() {
        List<Case> ahead = new ArrayList<>();
        for (int series = 0; series < past.seriesCount(); series++) {
            for (int step = 1; step <= horizon; step++) {
                ahead.add(new Case(series, past.origin(), step));
            }
        }
        return ahead;
    }

    private List<DayForecast> days(List<Case> ahead, double[] means, Quantiles quantiles, double[] empty) {
        List<DayForecast> days = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            Case one = ahead.get(i);
            double spread = Spread.of(past, one.series());
            days.add(new DayForecast(
                    one.series(), one.step(), means[i], quantiles.around(means[i], spread, one.step()), empty[i]));
        }
        return days;
    }

    /** Of the next day by trees of its own, of later days by others; empty when there is too little to learn from. */
    private Optional<double[]> emptyByTrees(Features features, List<Case> ahead) {
        CompletableFuture<Optional<EmptyShelfTrees>> later =
                CompletableFuture.supplyAsync(() -> shelfTrees(features, 2, Math.max(2, horizon), TREES_LATER));
        Optional<EmptyShelfTrees> next = shelfTrees(features, 1, 1, TREES_NEXT_DAY);
        Optional<EmptyShelfTrees> after = later.join();
        if (next.isEmpty() || after.isEmpty()) {
            return Optional.empty();
        }
        steps.done(4);
        double[] ofNext = next.get().probabilities(features, ahead);
        double[] ofLater = after.get().probabilities(features, ahead);
        double[] probabilities = new double[ahead.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = ahead.get(i).step() == 1 ? ofNext[i] : ofLater[i];
        }
        return Optional.of(probabilities);
    }

    private Optional<EmptyShelfTrees> shelfTrees(Features features, int first, int last, int count) {
        List<Case> cases = EmptyShelfTrees.cases(past, first, last);
        return EmptyShelfTrees.canLearn(past, cases)
                ? Optional.of(EmptyShelfTrees.learn(features, past, cases, count))
                : Optional.empty();
    }

    private double[] emptyByShare() {
        double[] shares = new EmptyShare(HALF_LIFE).shares(past);
        double[] all = new double[shares.length * horizon];
        for (int series = 0; series < shares.length; series++) {
            Arrays.fill(all, series * horizon, (series + 1) * horizon, shares[series]);
        }
        return all;
    }
}
