package io.tillstream.streambenchmarks;

import io.tillstream.topologies.Membership;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** The main class of our contender: bootstrap servers and a folder are its arguments, the rest system properties. */
final class OurLedgersProcess {
    static final String ALL = "ledgers.all";
    static final String THREADS = "ledgers.threads";
    static final String STANDBYS = "ledgers.standbys";

    private static final Set<String> COMPARED =
            Set.of("till-positions", "stock-on-hand", "sales-by-store-hour", "sales-by-item-day");

    private OurLedgersProcess() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        Membership membership =
                new Membership(Membership.Protocol.CLASSIC, Integer.getInteger(STANDBYS, 0), null, null);
        Properties settings = new StreamsSettings(
                        arguments[0], folder.resolve("state"), Integer.getInteger(THREADS, 2), 1, membership)
                .properties();
        Topology topology = Boolean.getBoolean(ALL) ? Topologies.all(settings) : Topologies.of(settings, COMPARED);
        KafkaStreams streams = new KafkaStreams(topology, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "stop-ledgers"));
        Restoring restoring = new Restoring(folder);
        streams.setGlobalStateRestoreListener(restoring);
        streams.setStateListener(restoring);
        streams.start();
    }
}
