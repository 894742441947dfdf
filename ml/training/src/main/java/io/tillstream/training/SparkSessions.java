package io.tillstream.training;

import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.tribuo.Tribuo;

/** Spark inside this JVM, or on a cluster it is pointed at. */
public final class SparkSessions {
    private SparkSessions() {}

    /** A session sized for one shop's archive on two cores: the data is small, and each partition costs a task. */
    static SparkSession session() {
        return at("local[2]", "tillstream-training", 4);
    }

    /**
     * A session without web page.
     *
     * @param master {@code local[*]} for the processors of this machine, or the address of a cluster
     * @param name what the cluster shows
     * @param partitions how many parts there are after a shuffle
     */
    public static SparkSession at(String master, String name, int partitions) {
        SparkSession.Builder builder = SparkSession.builder()
                .master(master)
                .appName(name)
                .config("spark.ui.enabled", false)
                .config("spark.sql.shuffle.partitions", partitions)
                .config("spark.sql.adaptive.enabled", false)
                // An archive is many small files: Spark's 4 MB per opened file would make hundreds of tasks of them.
                .config("spark.sql.files.openCostInBytes", 65_536)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.sources.parallelPartitionDiscovery.threshold", 100_000);
        if (master.startsWith("local")) {
            builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1");
        }
        return builder.getOrCreate();
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
