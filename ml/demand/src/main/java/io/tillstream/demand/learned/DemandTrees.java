package io.tillstream.demand.learned;

import io.tillstream.demand.history.Past;
import io.tillstream.demand.learned.Boosting.Objective;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.tribuo.Model;
import org.tribuo.VariableInfo;
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
        return cases(past, horizon, Cases.MOST);
    }

    /** The same, thinned to {@code most} where time is short. */
    public static List<Case> cases(Past past, int horizon, int most) {
        return Cases.of(past, 1, horizon, STEPS_PER_MORNING, true, most, SEED);
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

    /**
     * Forests that were written before.
     *
     * @param sold of {@link #soldFile()}
     * @param ratio of {@link #ratioFile()}
     * @throws IOException when the bytes are no forest of sales
     */
    public static DemandTrees read(byte[] sold, byte[] ratio) throws IOException {
        return new DemandTrees(forest(sold), forest(ratio));
    }

    private static Model<Regressor> forest(byte[] bytes) throws IOException {
        try {
            Model<Regressor> forest =
                    Model.deserializeFromStream(new ByteArrayInputStream(bytes)).castModel(Regressor.class);
            List<String> names = Arrays.asList(Features.names());
            for (VariableInfo feature : forest.getFeatureIDMap()) {
                if (!names.contains(feature.getName())) {
                    throw new IOException(
                            "the forest knows \"" + feature.getName() + "\", which is no feature of this version");
                }
            }
            return forest;
        } catch (RuntimeException | LinkageError e) {
            throw new IOException("no forest can be read: " + e.getMessage(), e);
        }
    }

    /** The forest of sales, as Tribuo writes it. */
    public byte[] soldFile() {
        return bytes(sold);
    }

    /** The forest of ratios to the level, as Tribuo writes it. */
    public byte[] ratioFile() {
        return bytes(ratio);
    }

    private static byte[] bytes(Model<Regressor> forest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            forest.serializeToStream(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
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
