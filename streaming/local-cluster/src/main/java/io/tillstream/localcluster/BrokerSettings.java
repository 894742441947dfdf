package io.tillstream.localcluster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * How one broker is run, alone or among others that each know all.
 *
 * @param folder where its records lie
 * @param node its number, from 1
 * @param ports where clients find each broker, in the order of their numbers
 * @param controllerPorts where the brokers find each other
 */
record BrokerSettings(Path folder, int node, List<Integer> ports, List<Integer> controllerPorts) {
    /** Of all brokers the same; the one setting here that is not Kafka's own. */
    static final String CLUSTER = "tillstream.cluster.id";

    /** Of three, two have to hold a record before it is acknowledged: one may die at any time. */
    private static final int COPIES = 3;

    /** Ten years. */
    private static final int KEPT_OFFSETS_MINUTES = 10 * 366 * 24 * 60;

    BrokerSettings {
        ports = List.copyOf(ports);
        controllerPorts = List.copyOf(controllerPorts);
    }

    int port() {
        return ports.get(node - 1);
    }

    Properties properties() {
        int copies = Math.min(COPIES, ports.size());
        int inSync = Math.max(1, copies - 1);
        String voters = IntStream.rangeClosed(1, ports.size())
                .mapToObj(number -> number + "@127.0.0.1:" + controllerPorts.get(number - 1))
                .collect(Collectors.joining(","));
        Properties settings = new Properties();
        settings.setProperty(CLUSTER, clusterId(voters));
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(node));
        settings.setProperty("controller.quorum.voters", voters);
        settings.setProperty(
                "listeners",
                "CLIENTS://127.0.0.1:" + port() + ",CONTROLLER://127.0.0.1:" + controllerPorts.get(node - 1));
        settings.setProperty("advertised.listeners", "CLIENTS://127.0.0.1:" + port());
        settings.setProperty("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("inter.broker.listener.name", "CLIENTS");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty(
                "log.dirs", folder.resolve("records").toAbsolutePath().toString());
        // How far the ledgers have read must outlive a shop that is closed for a season; Kafka forgets it after a week.
        settings.setProperty("offsets.retention.minutes", Integer.toString(KEPT_OFFSETS_MINUTES));
        // A misspelt topic must be an error, not a new topic.
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("default.replication.factor", Integer.toString(copies));
        settings.setProperty("min.insync.replicas", Integer.toString(inSync));
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.setProperty(internal + ".replication.factor", Integer.toString(copies));
            settings.setProperty(internal + ".num.partitions", "4");
        }
        settings.setProperty("transaction.state.log.min.isr", Integer.toString(inSync));
        settings.setProperty("share.coordinator.state.topic.min.isr", Integer.toString(inSync));
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("group.streams.initial.rebalance.delay.ms", "0");
        // The cleaner's default buffer of 128 MB is half of a small heap.
        settings.setProperty("log.cleaner.dedupe.buffer.size", "33554432");
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        if (ports.size() > 1) {
            // A dead broker is missed within seconds, as tests want it.
            settings.setProperty("broker.session.timeout.ms", "4000");
            settings.setProperty("broker.heartbeat.interval.ms", "1000");
            settings.setProperty("replica.lag.time.max.ms", "6000");
        }
        return settings;
    }

    private static String clusterId(String voters) {
        UUID derived = UUID.nameUUIDFromBytes(voters.getBytes(StandardCharsets.UTF_8));
        return new Uuid(derived.getMostSignificantBits(), derived.getLeastSignificantBits()).toString();
    }
}
