package io.tillstream.demand.learned;

import java.util.ArrayList;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/**
 * Rows of features in the shape that Tribuo reads. What is NaN is left out: trees learn where the absent go.
 */
final class Rows {
    private static final String NAME = "learned";
    private static final String[] NAMES = Features.names();

    private final List<Example<Regressor>> rows = new ArrayList<>();

    void add(double[] features, double learned, double weight) {
        int known = 0;
        for (double feature : features) {
            known += Double.isNaN(feature) ? 0 : 1;
        }
        String[] names = new String[known];
        double[] values = new double[known];
        int at = 0;
        for (int i = 0; i < features.length; i++) {
            if (!Double.isNaN(features[i])) {
                names[at] = NAMES[i];
                values[at++] = features[i];
            }
        }
        Example<Regressor> row = new ArrayExample<>(new Regressor(NAME, learned), names, values);
        row.setWeight((float) weight);
        rows.add(row);
    }

    int size() {
        return rows.size();
    }

    List<Example<Regressor>> list() {
        return rows;
    }
}
