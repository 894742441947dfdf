package io.tillstream.demand.learned;

import io.tillstream.demand.history.Past;
import io.tillstream.demand.learned.Boosting.Objective;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/**
 * How probable it is that a shelf is empty for at least an hour of a day: boosted trees over the same features as demand,
 * among which the other series of store, product and city tell of a delivery that did not come.
 */
public final class EmptyShelfTrees {
    private static final long SEED = 12;
    private static final double RATE = 0.05;

    private final Model<Regressor> model;

    private EmptyShelfTrees(Model<Regressor> model) {
        this.model = model;
    }

    /**
     * The cases that can be learned from.
     *
     * @param first the least step
     * @param last the greatest step
     */
    public static List<Case> cases(Past past, int first, int last) {
        return Cases.of(past, first, last, 1, false, Cases.MOST, SEED);
    }

    /** Whether there are enough cases, and days of both kinds among them. */
    public static boolean canLearn(Past past, List<Case> cases) {
        long empty = cases.stream().filter(one -> isEmpty(past, one)).count();
        return cases.size() >= DemandTrees.FEWEST_ROWS && Math.min(empty, cases.size() - empty) >= 50;
    }

    private static boolean isEmpty(Past past, Case one) {
        return past.hoursOut(one.series(), one.target()) > 0;
    }

    /** Learns from cases for which {@link #canLearn} holds. */
    public static EmptyShelfTrees learn(Features features, Past past, List<Case> cases, int trees) {
        Rows rows = new Rows();
        for (Case one : cases) {
            rows.add(features.row(one.series(), one.origin(), one.step()), isEmpty(past, one) ? 1 : 0, 1);
        }
        return new EmptyShelfTrees(Boosting.of(cases.size(), trees, RATE).learn(Objective.MEAN, rows));
    }

    /** The probability of each case, 0 to 1. */
    public double[] probabilities(Features features, List<Case> cases) {
        Rows rows = new Rows();
        for (Case one : cases) {
            rows.add(features.row(one.series(), one.origin(), one.step()), 0, 1);
        }
        return Arrays.stream(Boosting.predict(model, rows.list()))
                .map(chance -> Math.clamp(chance, 0, 1))
                .toArray();
    }
}
