package io.tillstream.trees;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/**
 * Grows boosted trees (XGBoost through Tribuo), each forest on a new thread.
 *
 * <p>XGBoost 1.6 remembers by thread, under its address, what a booster has seen, and forgets it only on the thread
 * that takes the booster down. In Java that is the finalizer's. A later booster that gets the address takes over those
 * memories, and with them another number of columns. A new thread has none.
 */
public final class BoostedTrees {
    private BoostedTrees() {}

    /**
     * Grows a forest.
     *
     * @param type what the trees are to get right
     * @param trees how many
     * @param parameters of XGBoost, by its own names; the objective follows from {@code type}
     * @param rows to learn from
     * @throws RuntimeException what Tribuo says of rows or parameters it cannot take
     * @throws LinkageError without XGBoost's library, see {@link NativeLibrary}
     */
    public static Model<Regressor> grow(
            RegressionType type, int trees, Map<String, Object> parameters, Dataset<Regressor> rows) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("objective", type.paramName);
        try {
            return CompletableFuture.supplyAsync(
                            () -> new XGBoostRegressionTrainer(type, trees, all).train(rows), BoostedTrees::onNewThread)
                    .join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException ours -> throw ours;
                case Error serious -> throw serious;
                case null, default -> throw e;
            }
        }
    }

    private static void onNewThread(Runnable growing) {
        Thread.ofPlatform().name("boosted-trees").daemon().start(growing);
    }
}
