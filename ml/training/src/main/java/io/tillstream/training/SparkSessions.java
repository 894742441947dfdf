package io.tillstream.training;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.sql.SparkSession;
import org.tribuo.Tribuo;

/** Spark inside this JVM, or on a cluster it is pointed at. */
public final class SparkSessions {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    /** Spark counts the process that asks among those that hold memory. */
    private static final int DRIVER_ALONE = 1;

    private SparkSessions() {}

    /** What is done on Spark. */
    @FunctionalInterface
    public interface Job<T> {
        T on(SparkSession spark) throws IOException;
    }

    /**
     * Does a job and closes the session, whatever comes of it.
     *
     * @param master as the user named it, with {@code --spark}
     * @param name what the cluster shows
     * @param partitions how many parts there are after a shuffle
     * @throws Complaint in one line, when there is no such master, it has no worker to spare, or it ends the job
     */
    public static <T> T run(String master, String name, int partitions, Job<T> job) throws IOException {
        try (SparkSession spark = reached(master, name, partitions)) {
            try {
                return job.on(spark);
            } catch (Exception e) { // Spark's own are checked and undeclared
                if (spark.sparkContext().isStopped()) {
                    throw ended(master);
                }
                throw e;
            }
        }
    }

    private static SparkSession reached(String master, String name, int partitions) throws IOException {
        SparkSession spark;
        try {
            spark = at(master, name, partitions);
        } catch (Exception e) { // Scala declares nothing, and throws checked exceptions too
            throw new Complaint(
                    "Option --spark",
                    master + " ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ")",
                    "it must be local[*] or the address of a Spark master, such as spark://HOST:7077",
                    "correct it, or leave it out for this machine");
        }
        try {
            awaitWorker(spark, master);
            return spark;
        } catch (Complaint e) {
            spark.close();
            throw e;
        }
    }

    /** Spark waits for ever for a worker that never comes, and says so in a log only. */
    private static void awaitWorker(SparkSession spark, String master) {
        if (isHere(master)) {
            return;
        }
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (spark.sparkContext().getExecutorMemoryStatus().size() <= DRIVER_ALONE) {
            if (spark.sparkContext().isStopped()) {
                throw ended(master);
            }
            if (System.nanoTime() > until) {
                throw new Complaint(
                        "Spark at " + master,
                        "no worker has begun within " + LONGEST_WAIT.toSeconds() + " s",
                        "it needs one with a free processor and enough memory",
                        "look at the master's page, or leave --spark out for this machine");
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private static Complaint ended(String master) {
        return new Complaint(
                "Spark at " + master,
                "the job was ended or the master cannot be reached",
                "master and workers must run, with the jars and the JDK of this job",
                "look into the workers' logs, or leave --spark out for this machine");
    }

    private static boolean isHere(String master) {
        return master.startsWith("local");
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
        if (isHere(master)) {
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
