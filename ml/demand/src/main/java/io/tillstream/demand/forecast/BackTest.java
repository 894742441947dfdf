package io.tillstream.demand.forecast;

import io.tillstream.demand.classical.Selection;
import io.tillstream.demand.history.Availability;
import io.tillstream.demand.history.Outlook;
import io.tillstream.demand.history.Past;
import io.tillstream.demand.learned.Case;
import io.tillstream.demand.learned.DemandTrees;
import io.tillstream.demand.learned.Elasticity;
import io.tillstream.demand.learned.Features;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What blend and quantiles are fitted on: trees and methods that have not seen the last days forecast them, from every
 * morning from which the whole horizon is known by now.
 *
 * @param misses of the blended forecast
 */
record BackTest(Optional<Blend> blend, List<Quantiles.Miss> misses) {
    /** More cases say nothing new. */
    private static final int MOST_CASES = 150_000;

    BackTest {
        misses = List.copyOf(misses);
    }

    /** Trees and single-series methods side by side; {@code held} days at the end are not learned from. */
    static Optional<BackTest> ofTrees(Past past, Outlook outlook, int horizon, int held) {
        Past inner = past.before(past.origin() - held);
        Availability availability = Availability.learn(inner);
        Features features = new Features(past, availability, Elasticity.learn(inner), outlook);
        List<Case> learned = DemandTrees.cases(inner, horizon);
        if (learned.size() < DemandTrees.FEWEST_ROWS) {
            return Optional.empty();
        }
        DemandTrees trees = DemandTrees.learn(features, inner, learned);
        Selection selection = Selection.of(inner, availability, horizon);
        List<Case> cases = cases(past, horizon, held);
        double[] byTrees = trees.expect(features, cases);
        double[] bySingle = single(past, selection, cases, horizon);
        Blend.Test test = new Blend.Test();
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            test.add(
                    selection.classOf(inner, one.series()),
                    bySingle[i],
                    byTrees[i],
                    past.sold(one.series(), one.target()));
        }
        Blend blend = test.best();
        List<Quantiles.Miss> misses = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            Case one = cases.get(i);
            double expected = blend.mix(selection.classOf(inner, one.series()), bySingle[i], byTrees[i]);
            misses.add(miss(past, one, expected));
        }
        return Optional.of(new BackTest(Optional.of(blend), misses));
    }

    /** Single-series methods alone. */
    static BackTest ofMethods(Past past, Availability availability, int horizon, int held) {
        if (held < 1 || held >= past.origin()) {
            return new BackTest(Optional.empty(), List.of());
        }
        int steps = Math.min(horizon, held);
        Selection selection = Selection.of(past.before(past.origin() - held), availability, steps);
        List<Case> cases = cases(past, steps, held);
        double[] expected = single(past, selection, cases, steps);
        List<Quantiles.Miss> misses = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            misses.add(miss(past, cases.get(i), expected[i]));
        }
        return new BackTest(Optional.empty(), misses);
    }

    private static Quantiles.Miss miss(Past past, Case one, double expected) {
        double spread = Spread.of(past.before(one.origin()), one.series());
        return new Quantiles.Miss(expected, spread, one.step(), past.sold(one.series(), one.target()));
    }

    /** In-stock days after every morning that has the whole horizon before the end, series by series. */
    private static List<Case> cases(Past past, int horizon, int held) {
        List<Case> cases = new ArrayList<>();
        int stride = (int) Math.max(1, (long) past.seriesCount() * (held - horizon + 1) * horizon / MOST_CASES);
        for (int series = 0; series < past.seriesCount(); series++) {
            for (int origin = past.origin() - held; origin + horizon <= past.origin(); origin++) {
                for (int step = 1; step <= horizon; step++) {
                    Case one = new Case(series, origin, step);
                    if ((series + origin) % stride == 0
                            && past.has(series, one.target())
                            && past.hoursOut(series, one.target()) == 0) {
                        cases.add(one);
                    }
                }
            }
        }
        return cases;
    }

    private static double[] single(Past past, Selection selection, List<Case> cases, int horizon) {
        double[] all = new double[cases.size()];
        double[] ahead = new double[0];
        for (int i = 0; i < all.length; i++) {
            Case one = cases.get(i);
            boolean sameMorning = i > 0
                    && cases.get(i - 1).series() == one.series()
                    && cases.get(i - 1).origin() == one.origin();
            if (!sameMorning) {
                ahead = selection.forecast(past.before(one.origin()), one.series(), horizon);
            }
            all[i] = ahead[one.step() - 1];
        }
        return all;
    }
}
