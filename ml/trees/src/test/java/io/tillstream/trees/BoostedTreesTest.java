package io.tillstream.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.datasource.ListDataSource;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

class BoostedTreesTest {
    private static final RegressionFactory FACTORY = new RegressionFactory();
    private static final int TREES = 2;

    @BeforeEach
    void machineCodeIsHere() {
        assumeThat(NativeLibrary.isHere()).as("XGBoost's library").isTrue();
    }

    /** What XGBoost keeps by thread has to be empty: each forest wants a thread that never saw another. */
    @Test
    void eachForestGrowsOnAThreadOfItsOwn() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int round = 0; round < 3; round++) {
            grow(new Watched(rows(4), threads));
        }

        assertThat(threads).hasSize(3).doesNotContain(Thread.currentThread());
    }

    @Test
    void forestsOfDifferentWidthsGrowOneAfterTheOther() {
        for (int round = 0; round < 60; round++) {
            int width = 2 + round * 7 % 9;
            Model<Regressor> model = grow(new MutableDataset<>(rows(width)));
            assertThat(model.getFeatureIDMap().size()).isEqualTo(width);
            assertThat(model.predict(rows(width).iterator().next()).getOutput().getValues()[0])
                    .isBetween(0.0, 1.1);
        }
    }

    @Test
    void saysWhatTribuoSaysOfBadParameters() {
        assertThatThrownBy(() -> BoostedTrees.grow(RegressionType.LINEAR, 0, Map.of(), new MutableDataset<>(rows(2))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Model<Regressor> grow(MutableDataset<Regressor> rows) {
        return BoostedTrees.grow(RegressionType.LINEAR, TREES, Map.of("nthread", 1, "verbosity", 0), rows);
    }

    private static ListDataSource<Regressor> rows(int width) {
        Random random = new Random(width);
        List<Example<Regressor>> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String[] names = new String[width];
            double[] values = new double[width];
            for (int j = 0; j < width; j++) {
                names[j] = "x" + j;
                values[j] = random.nextDouble() + 0.1;
            }
            rows.add(new ArrayExample<>(new Regressor("y", values[0]), names, values));
        }
        return new ListDataSource<>(rows, FACTORY, new SimpleDataSourceProvenance("rows", FACTORY));
    }

    /** Rows that note which threads read them. */
    @SuppressWarnings("serial")
    private static final class Watched extends MutableDataset<Regressor> {
        private final transient Set<Thread> readers;

        Watched(ListDataSource<Regressor> rows, Set<Thread> readers) {
            super(rows);
            this.readers = readers;
        }

        @Override
        public synchronized Iterator<Example<Regressor>> iterator() {
            readers.add(Thread.currentThread());
            return super.iterator();
        }
    }
}
