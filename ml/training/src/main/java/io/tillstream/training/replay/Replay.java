package io.tillstream.training.replay;

import io.tillstream.checkout.replay.PastBasket;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

/** A campaign on many baskets at once: each part is priced where it lies, and only the sums travel. */
public final class Replay {
    private final SparkSession spark;
    private final Campaign campaign;

    public Replay(SparkSession spark, Campaign campaign) {
        this.spark = spark;
        this.campaign = campaign;
    }

    /** Makes the baskets of a part, the same ones each time it is asked. */
    @FunctionalInterface
    public interface Parts extends Serializable {
        Iterator<PastBasket> part(int number);
    }

    /** The sales in files of an archive. */
    Tally ofFiles(List<Path> files) {
        Campaign told = campaign;
        JavaRDD<String> lines = spark.read()
                .textFile(files.stream().map(file -> file.toUri().toString()).toArray(String[]::new))
                .as(Encoders.STRING())
                .toJavaRDD();
        return sum(lines.mapPartitions(part -> List.of(told.ofRecords(part)).iterator()));
    }

    /** Baskets that are made where they are priced. */
    public Tally ofParts(int count, Parts parts) {
        Campaign told = campaign;
        FlatMapFunction<Iterator<Integer>, Tally> priced = numbers -> {
            Tally tally = Tally.NONE;
            while (numbers.hasNext()) {
                tally = tally.plus(told.of(parts.part(numbers.next())));
            }
            return List.of(tally).iterator();
        };
        List<Integer> numbers = IntStream.range(0, count).boxed().toList();
        return sum(new JavaSparkContext(spark.sparkContext())
                .parallelize(numbers, count)
                .mapPartitions(priced));
    }

    private static Tally sum(JavaRDD<Tally> parts) {
        return parts.fold(Tally.NONE, Tally::plus);
    }
}
