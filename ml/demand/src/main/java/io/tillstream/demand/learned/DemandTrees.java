package io.tillstream.demand.learned;

import io.tillstream.demand.history.Past;
import io.tillstream.demand.learned.Boosting.Objective;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/**
 * Expected in-stock sales by two boosted forests, averaged: one of the sale itself with a Tweedie likelihood (non-negative,
 * varies with its mean), one of its ratio to the smoothed level in the same way,
 * weighted by that level. Both learn from in-stock days only, all steps at once (direct forecasts), all series together.
 */
public final class DemandTrees {
    /** Fewer rows than these are left to the methods of single series. */
    public static final int FEWEST_ROWS = 1_000;

    /** A ratio above this is a slip or a wedding; trees should not chase it. */
    private static final double HIGHEST_RATIO = 8;

    private static final int MOST_TREES = 260;
    private static final double RATE = 0.06;
    private static final int STEPS_PER_MORNING = 2;
    private static final long SEED = 11;

    private final Model<Regressor> sold;
    private final Model<Regressor> ratio;

    private DemandTrees(Model<Regressor> sold, Model<Regressor> ratio) {
        this.sold = sold;
        this.ratio = ratio;
    }

    /** The in-stock cases that can be learned from. */
    public static List<Case> cases(Past past, int horizon) {
        return Cases.of(past, 1, horizon, STEPS_PER_MORNING, true, SEED);
    }

    /**
     * Learns from cases.
     *
     * @param past the days that may be learned from
     * @param cases of {@link #cases}, at least {@link #FEWEST_ROWS}
     */
    public static DemandTrees learn(Features features, Past past, List<Case> cases) {
        Rows ofSold = new Rows();
        Rows ofRatio = new Rows();
        for (Case one : cases) {
            double[] row = features.row(one.series(), one.origin(), one.step());
            double sale = past.sold(one.series(), one.target());
            double base = Features.base(row);
            ofSold.add(row, sale, 1);
            ofRatio.add(row, Math.min(HIGHEST_RATIO, sale / base), base);
        }
        Boosting forest = Boosting.of(cases.size(), MOST_TREES, RATE);
        CompletableFuture<Model<Regressor>> beside =
                CompletableFuture.supplyAsync(() -> forest.learn(Objective.RATE, ofSold));
        Model<Regressor> ratio = forest.learn(Objective.RATE, ofRatio);
        return new DemandTrees(beside.join(), ratio);
    }

    /** Expected in-stock sales, one per case, none below 0. */
    public double[] expect(Features features, List<Case> cases) {
        Rows rows = new Rows();
        double[] bases = new double[cases.size()];
        for (Case one : cases) {
            double[] row = features.row(one.series(), one.origin(), one.step());
            bases[rows.size()] = Features.base(row);
            rows.add(row, 0, 1);
        }
        double[] bySale = Boosting.predict(sold, rows.list());
        double[] byRatio = Boosting.predict(ratio, rows.list());
        double[] expected = new double[bases.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (Math.max(0, bySale[i]) + Math.max(0, byRatio[i]) * bases[i]) / 2;
        }
        return expected;
    }
}
