package io.tillstream.training.rules;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.trim;

import io.tillstream.commandline.Complaint;
import io.tillstream.rules.BasketFile;
import io.tillstream.rules.Baskets;
import io.tillstream.rules.Candidates;
import io.tillstream.rules.Mining;
import io.tillstream.rules.Share;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Mines baskets where Spark keeps them: each partition is mined by itself, and then counts what the others have found. */
final class SparkMining {
    private final SparkSession spark;

    SparkMining(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * Reads and mines a file, or a folder of files, of the form of {@link BasketFile}.
     *
     * @param path anything Spark can read, compressed or not
     */
    Mining mine(String path, Share support) {
        JavaRDD<List<String>> baskets = baskets(path).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long count = baskets.count();
            if (count == 0) {
                throw new Complaint(
                        "File " + path, "no baskets", "there must be one line at least", "give a file with baskets");
            }
            Set<List<String>> named = new HashSet<>(baskets.mapPartitions(part -> named(part, support))
                    .distinct()
                    .collect());
            Candidates candidates = Candidates.all(named);
            Broadcast<List<List<String>>> told =
                    new JavaSparkContext(spark.sparkContext()).broadcast(List.copyOf(named));
            long[] counts = baskets.mapPartitions(
                            part -> List.of(counts(part, told.value())).iterator())
                    .treeReduce(SparkMining::sum);
            told.destroy();
            return candidates.frequent(counts, count, support);
        } finally {
            baskets.unpersist();
        }
    }

    private JavaRDD<List<String>> baskets(String path) {
        Dataset<Row> lines = spark.read().option("header", true).csv(path);
        for (String column : List.of(BasketFile.TRANSACTION, BasketFile.ITEM)) {
            if (!List.of(lines.columns()).contains(column)) {
                throw new Complaint(
                        "File " + path + ", line 1",
                        "no column " + column,
                        "the header must name " + BasketFile.TRANSACTION + ", " + BasketFile.ITEM,
                        "correct the header and start again");
            }
        }
        Dataset<Row> named = lines.select(
                trim(col(BasketFile.TRANSACTION)).as(BasketFile.TRANSACTION),
                trim(col(BasketFile.ITEM)).as(BasketFile.ITEM));
        long empty = named.filter("coalesce(" + BasketFile.TRANSACTION + ", '') = '' or coalesce(" + BasketFile.ITEM
                        + ", '') = ''")
                .count();
        if (empty > 0) {
            throw new Complaint(
                    "File " + path,
                    empty + " lines without " + BasketFile.TRANSACTION + " or " + BasketFile.ITEM,
                    "every row has both",
                    "correct the rows and start again");
        }
        return named.groupBy(BasketFile.TRANSACTION)
                .agg(collect_set(BasketFile.ITEM).as("items"))
                .toJavaRDD()
                .map(row -> row.getList(row.fieldIndex("items")));
    }

    private static Iterator<List<String>> named(Iterator<List<String>> part, Share support) {
        Baskets baskets = whole(part);
        // An empty part has no share of anything.
        return baskets.size() == 0
                ? List.<List<String>>of().iterator()
                : Candidates.of(baskets, support).iterator();
    }

    private static long[] counts(Iterator<List<String>> part, List<List<String>> candidates) {
        return Candidates.all(candidates).countIn(whole(part));
    }

    private static Baskets whole(Iterator<List<String>> part) {
        Baskets.Builder baskets = new Baskets.Builder();
        part.forEachRemaining(baskets::addWhole);
        return baskets.build();
    }

    private static long[] sum(long[] some, long[] others) {
        long[] both = some.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] += others[i];
        }
        return both;
    }
}
