package io.tillstream.demand.learned;

import io.tillstream.trees.BoostedTrees;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/**
 * How trees are grown: XGBoost (Chen and Guestrin 2016) through Tribuo, histograms, best leaf first.
 *
 * @param trees how many
 * @param leaves of a tree, at most
 * @param rate by which each tree counts
 */
record Boosting(int trees, int leaves, double rate) {
    /** One: more would wait for each other on a busy machine, and sums depend on their number. Forests grow side by side. */
    private static final int THREADS = 1;

    private static final long SEED = 20_240_618;

    private static final RegressionFactory FACTORY = new RegressionFactory();

    private static final int ROWS_PER_TREE = 300;
    private static final int FEWEST_TREES = 40;
    private static final int LEAVES = 31;

    /** As many trees as so many rows can bear, at most {@code most}. */
    static Boosting of(int rows, int most, double rate) {
        return new Boosting(Math.clamp(rows / ROWS_PER_TREE, FEWEST_TREES, most), LEAVES, rate);
    }

    /** What the trees are to get right. */
    enum Objective {
        /** Least squares: a mean; of 0 and 1 a probability. */
        MEAN(RegressionType.LINEAR),
        /** A Tweedie likelihood: non-negative, varies with its mean. */
        RATE(RegressionType.TWEEDIE);

        private final RegressionType type;

        Objective(RegressionType type) {
            this.type = type;
        }
    }

    /** Grows the trees. */
    Model<Regressor> learn(Objective objective, Rows rows) {
        MutableDataset<Regressor> dataset = new MutableDataset<>(
                new ListDataSource<>(rows.list(), FACTORY, new SimpleDataSourceProvenance("daily series", FACTORY)));
        return BoostedTrees.grow(objective.type, trees, parameters(), dataset);
    }

    /** What the trees say of rows. */
    static double[] predict(Model<Regressor> model, List<Example<Regressor>> rows) {
        return model.predict(rows).stream()
                .mapToDouble(one -> one.getOutput().getValues()[0])
                .toArray();
    }

    private Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>();
        all.put("tree_method", "hist");
        all.put("grow_policy", "lossguide");
        all.put("max_depth", 0);
        all.put("max_leaves", leaves);
        all.put("max_bin", 64);
        all.put("eta", rate);
        all.put("min_child_weight", 20);
        all.put("lambda", 5);
        all.put("subsample", 0.9);
        all.put("colsample_bytree", 0.5);
        all.put("nthread", THREADS);
        all.put("seed", SEED);
        all.put("verbosity", 0);
        // Nearly a Poisson distribution; of no effect on least squares.
        all.put("tweedie_variance_power", 1.1);
        return all;
    }
}
