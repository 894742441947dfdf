package io.tillstream.lift;

import io.tillstream.trees.BoostedTrees;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/**
 * A mean as boosted trees see it (XGBoost through Tribuo). Trees are small and leaves are large: what a treatment does to
 * different people differs by little.
 */
final class Trees {
    private static final RegressionFactory FACTORY = new RegressionFactory();
    private static final long SEED = 20_070_606;
    private static final int TREES = 80;
    private static final int LARGEST_SHARE = 200;
    private static final int SMALLEST_LEAF = 20;

    private final Columns columns;
    private final Model<Regressor> model;

    private Trees(Columns columns, Model<Regressor> model) {
        this.columns = columns;
        this.model = model;
    }

    /** Features as the trees are told of them: numbers as they are, words each as a yes or no. */
    static final class Columns {
        private static final int WORDS = 50;
        private final List<Feature> features;
        private final int[] widths;
        private final List<String> names = new ArrayList<>();

        Columns(List<Feature> features) {
            this.features = List.copyOf(features);
            // Rare words beyond the fiftieth are none of these.
            this.widths = features.stream()
                    .mapToInt(feature -> feature.isWord() ? Math.min(WORDS, feature.distinct().length) : 1)
                    .toArray();
            for (int i = 0; i < widths.length; i++) {
                for (int column = 0; column < widths[i]; column++) {
                    names.add(features.get(i).name() + "#" + column);
                }
            }
            names.add("everybody");
        }

        private ArrayExample<Regressor> example(int person, double output) {
            List<String> known = new ArrayList<>(names.size());
            double[] values = new double[names.size()];
            int column = 0;
            for (int f = 0; f < widths.length; f++) {
                Feature feature = features.get(f);
                double value = feature.of(person);
                for (int i = 0; i < widths[f]; i++) {
                    if (feature.isWord() || !Double.isNaN(value)) {
                        values[known.size()] = feature.isWord() ? (value == i ? 1 : 0) : value;
                        known.add(names.get(column + i));
                    }
                }
                column += widths[f];
            }
            values[known.size()] = 1;
            known.add("everybody");
            return new ArrayExample<>(
                    new Regressor("mean", output), known.toArray(String[]::new), Arrays.copyOf(values, known.size()));
        }
    }

    /**
     * Learns the mean of something.
     *
     * @param people of whom it is known
     * @param outputs what it is, by the same places
     */
    static Trees of(Columns columns, int[] people, double[] outputs) {
        List<Example<Regressor>> rows = new ArrayList<>(people.length);
        for (int i = 0; i < people.length; i++) {
            rows.add(columns.example(people[i], outputs[i]));
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", 3);
        parameters.put("max_bin", 64);
        parameters.put("eta", 0.05);
        parameters.put("min_child_weight", Math.max(SMALLEST_LEAF, people.length / LARGEST_SHARE));
        parameters.put("lambda", 10);
        parameters.put("subsample", 0.8);
        parameters.put("colsample_bytree", 0.7);
        parameters.put("nthread", 1);
        parameters.put("seed", SEED);
        parameters.put("verbosity", 0);
        MutableDataset<Regressor> dataset = new MutableDataset<>(
                new ListDataSource<>(rows, FACTORY, new SimpleDataSourceProvenance("trial", FACTORY)));
        return new Trees(columns, BoostedTrees.grow(RegressionType.LINEAR, TREES, parameters, dataset));
    }

    /** The mean of each of these people. */
    double[] of(int[] people) {
        List<Example<Regressor>> rows = new ArrayList<>(people.length);
        for (int person : people) {
            rows.add(columns.example(person, Double.NaN));
        }
        return model.predict(rows).stream()
                .mapToDouble(prediction -> prediction.getOutput().getValues()[0])
                .toArray();
    }
}
