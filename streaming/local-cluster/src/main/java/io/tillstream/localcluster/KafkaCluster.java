package io.tillstream.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Several brokers on the loopback interface, each in a JVM of its own that can be killed, paused and started again: what a
 * test of faults wants. Records are kept by three and acknowledged once two have them.
 */
public final class KafkaCluster implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final int HEAP_MEGABYTES = 256;

    private final Path folder;
    private final List<Integer> ports;
    private final List<Integer> controllerPorts;
    private final List<KafkaBroker> brokers = new ArrayList<>();

    private KafkaCluster(Path folder, List<Integer> ports, List<Integer> controllerPorts) {
        this.folder = folder;
        this.ports = ports;
        this.controllerPorts = controllerPorts;
    }

    /**
     * Starts and returns once all brokers know each other.
     *
     * @throws StartFailed when one of them ends, or they do not find together
     */
    public static KafkaCluster start(Path folder, int size) {
        try {
            List<Integer> ports = new ArrayList<>();
            List<Integer> controllerPorts = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                ports.add(FreePorts.next());
                controllerPorts.add(FreePorts.next());
            }
            KafkaCluster cluster = new KafkaCluster(folder, ports, controllerPorts);
            for (int broker = 0; broker < size; broker++) {
                cluster.brokers.add(cluster.begin(broker));
            }
            cluster.awaitAll();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot be started in " + folder, e);
        }
    }

    private KafkaBroker begin(int broker) throws IOException {
        Path own = folder.resolve("broker-" + (broker + 1));
        return KafkaBroker.begin(
                new BrokerSettings(own, broker + 1, ports, controllerPorts), HEAP_MEGABYTES, own.resolve("kafka.log"));
    }

    /** The addresses of all, dead ones too. */
    public String bootstrapServers() {
        return ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
    }

    public int size() {
        return ports.size();
    }

    /** Ends a broker at once, as a power cut would. */
    public void kill(int broker) {
        brokers.get(broker).process().kill();
    }

    /** Starts a killed broker on the records it had. */
    public void startAgain(int broker) {
        try {
            brokers.set(broker, begin(broker));
        } catch (IOException e) {
            throw new UncheckedIOException("Broker " + (broker + 1) + " cannot be started again", e);
        }
    }

    /** Stops a broker in mid-step, as a long pause of its machine would. */
    public void pause(int broker) {
        brokers.get(broker).process().pause();
    }

    public void resume(int broker) {
        brokers.get(broker).process().resume();
    }

    /** Returns once all brokers know each other. */
    public void awaitAll() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500))) {
            for (KafkaBroker broker : brokers) {
                Readiness.await(
                        broker.process(),
                        START_PATIENCE,
                        () -> admin.describeCluster()
                                        .nodes()
                                        .get(5, TimeUnit.SECONDS)
                                        .size()
                                == size());
            }
        }
    }

    @Override
    public void close() {
        // Together: each would wait for the others to take over what it leads.
        brokers.forEach(broker -> broker.process().kill());
    }
}
