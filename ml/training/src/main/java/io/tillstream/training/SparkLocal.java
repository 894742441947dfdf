package io.tillstream.training;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.tribuo.Tribuo;

/** Spark inside this JVM, sized for one shop's archive on two cores. */
final class SparkLocal {
    private SparkLocal() {}

    /** A session without web page, with four shuffle partitions: the data is small, and each partition costs a task. */
    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("tillstream-training")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 4)
                .config("spark.sql.adaptive.enabled", false)
                // An archive is many small files: Spark's 4 MB per opened file would make hundreds of tasks of them.
                .config("spark.sql.files.openCostInBytes", 65_536)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", 100_000)
                .getOrCreate();
    }

    static Map<String, String> versions() {
        return Map.of(
                "java",
                Runtime.version().toString(),
                "spark",
                org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                "tribuo",
                Tribuo.VERSION);
    }
}
