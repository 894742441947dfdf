package io.tillstream.training.bench;

import io.tillstream.rules.Baskets;
import io.tillstream.rules.Mining;
import io.tillstream.rules.Rule;
import io.tillstream.rules.Share;
import io.tillstream.training.SparkSessions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.ml.fpm.FPGrowth;
import org.apache.spark.ml.fpm.FPGrowthModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Rules of the same baskets, mined by us and by a warm FPGrowth of Spark in this process, which has them in memory. */
final class RulesSubject implements Subject {
    private static final int BASKETS = 60_000;
    private static final int ITEMS = 1_500;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 12;
    private static final int WARM_UP_OF_SPARK = 3;
    private static final double CERTAIN = 1e-12;

    /** Some 10,000 sets are as frequent. */
    private static final BigDecimal SUPPORT = new BigDecimal("0.001");

    private static final BigDecimal CONFIDENCE = new BigDecimal("0.3");

    /** What both have to find: how many sets, and every rule with its confidence. */
    private record Found(long itemsets, Set<Said> rules) {}

    private record Said(List<String> antecedent, String consequent, long confidence) {}

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public void measure(Path folder, Consumer<Figure> told) throws Exception {
        List<List<String>> made = new FamilyBaskets(ITEMS, 5).baskets(BASKETS);
        Baskets.Builder builder = new Baskets.Builder();
        made.forEach(builder::addWhole);
        Baskets baskets = builder.build();
        try (SparkSession spark = SparkSessions.at("local[*]", "tillstream-bench-rules", 2)) {
            spark.sparkContext().setLogLevel("ERROR");
            Dataset<Row> rows = spark.createDataFrame(
                            made.stream()
                                    .map(basket -> RowFactory.create((Object) basket.toArray(String[]::new)))
                                    .toList(),
                            StructType.fromDDL("items ARRAY<STRING>"))
                    .repartition(2)
                    .persist();
            rows.count();
            for (int i = 0; i < WARM_UP; i++) {
                mined(baskets);
            }
            for (int i = 0; i < WARM_UP_OF_SPARK; i++) {
                grown(rows);
            }
            race(baskets, rows, told);
        }
    }

    private static void race(Baskets baskets, Dataset<Row> rows, Consumer<Figure> told) throws Exception {
        Samples ours = new Samples();
        Samples theirs = new Samples();
        Samples oursOnTheClock = new Samples();
        Samples theirsOnTheClock = new Samples();
        boolean equal = true;
        long itemsets = 0;
        int rules = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            Mined mined = ours.take(() -> mined(baskets));
            oursOnTheClock.add((System.nanoTime() - before) / 1e6);
            before = System.nanoTime();
            Grown grown = theirs.take(() -> grown(rows));
            theirsOnTheClock.add((System.nanoTime() - before) / 1e6);
            Found here = found(mined);
            equal &= here.equals(found(grown));
            itemsets = here.itemsets();
            rules = mined.rules().size();
        }
        String work = "%,d sets, %,d rules".formatted(itemsets, rules);
        told.accept(Figure.of(
                "rules: processor, " + work,
                ours.median(),
                new Figure.Peer("Spark FPGrowth, warm, local[*]", theirs.median()),
                "ms",
                ROUNDS,
                equal));
        told.accept(Figure.of(
                "rules: on the clock",
                oursOnTheClock.median(),
                new Figure.Peer("Spark FPGrowth, warm, local[*]", theirsOnTheClock.median()),
                "ms",
                ROUNDS,
                equal));
    }

    private record Mined(long itemsets, List<Rule> rules) {}

    private record Grown(long itemsets, List<Row> rules) {}

    private static Mined mined(Baskets baskets) {
        Mining mining = Mining.of(baskets, new Share(SUPPORT));
        return new Mined(mining.itemsets(), mining.rules(new Share(CONFIDENCE)));
    }

    private static Grown grown(Dataset<Row> rows) {
        FPGrowthModel model = new FPGrowth()
                .setItemsCol("items")
                .setMinSupport(SUPPORT.doubleValue())
                .setMinConfidence(CONFIDENCE.doubleValue())
                .fit(rows);
        // Its sets are a plan that would be worked out anew for the rules and for their number.
        Dataset<Row> sets = model.freqItemsets().persist();
        try {
            return new Grown(sets.count(), model.associationRules().collectAsList());
        } finally {
            sets.unpersist(true);
        }
    }

    private static Found found(Mined mined) {
        return new Found(
                mined.itemsets(),
                mined.rules().stream()
                        .map(rule -> new Said(rule.antecedent(), rule.consequent(), whole(rule.confidence())))
                        .collect(Collectors.toSet()));
    }

    private static Found found(Grown grown) {
        Set<Said> rules = new HashSet<>();
        for (Row row : grown.rules()) {
            rules.add(new Said(
                    row.<String>getList(0).stream().sorted().toList(),
                    row.<String>getList(1).getFirst(),
                    whole(row.getDouble(2))));
        }
        return new Found(grown.itemsets(), rules);
    }

    /** Both divide the same two counts. */
    private static long whole(double confidence) {
        return Math.round(confidence / CERTAIN);
    }
}
