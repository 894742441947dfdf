package io.tillstream.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A real Kafka broker (KRaft, one node) in a JVM of its own, reachable from this machine only. Its records survive a
 * restart on the same folder.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final int port;

    private KafkaBroker(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts on free ports with a small heap and logs to {@code folder/kafka.log}: what a test wants. */
    public static KafkaBroker start(Path folder) {
        try {
            return start(folder, FreePorts.next(), FreePorts.next(), 256, folder.resolve("kafka.log"));
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot be started in " + folder, e);
        }
    }

    /**
     * Starts and returns once the broker answers.
     *
     * @param folder where its records lie; created and formatted when empty
     * @param port where clients find it
     * @param controllerPort where it finds itself as controller
     * @param heapMegabytes its heap
     * @param log the file that takes what it prints
     * @throws StartFailed when it ends or does not answer within two minutes
     */
    public static KafkaBroker start(Path folder, int port, int controllerPort, int heapMegabytes, Path log)
            throws IOException {
        KafkaBroker broker =
                begin(new BrokerSettings(folder, 1, List.of(port), List.of(controllerPort)), heapMegabytes, log);
        broker.awaitAnswer();
        return broker;
    }

    /** Starts without waiting: the brokers of a cluster answer only together. */
    static KafkaBroker begin(BrokerSettings settings, int heapMegabytes, Path log) throws IOException {
        Files.createDirectories(settings.folder());
        Path file = settings.folder().resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.properties().store(out, null);
        }
        List<String> command = ChildJvm.command(
                List.of("-Xms" + heapMegabytes / 2 + "m", "-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC"),
                KafkaBrokerProcess.class,
                file.toString());
        ChildProcess process = ChildProcess.start("kafka", command, Map.of(), log);
        return new KafkaBroker(process, settings.port());
    }

    void awaitAnswer() {
        Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200));
        try {
            Readiness.await(
                    process,
                    START_PATIENCE,
                    () -> !admin.describeCluster()
                            .nodes()
                            .get(2, TimeUnit.SECONDS)
                            .isEmpty());
        } finally {
            // Without a limit it would wait a minute for the answer of a broker that is gone.
            admin.close(Duration.ZERO);
        }
    }

    /** The address clients are given, {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.stop(STOP_PATIENCE);
    }
}
