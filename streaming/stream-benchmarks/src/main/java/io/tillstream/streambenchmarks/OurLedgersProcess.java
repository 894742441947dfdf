package io.tillstream.streambenchmarks;

import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;

/** The main class of our contender: bootstrap servers and a folder are its arguments. */
final class OurLedgersProcess {
    private static final int THREADS = 2;

    private OurLedgersProcess() {}

    public static void main(String[] arguments) {
        Properties settings =
                new StreamsSettings(arguments[0], Path.of(arguments[1]).resolve("state"), THREADS, 1).properties();
        KafkaStreams streams = new KafkaStreams(
                Topologies.of(
                        settings,
                        Set.of("till-positions", "stock-on-hand", "sales-by-store-hour", "sales-by-item-day")),
                settings);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close, "stop-ledgers"));
        Restoring restoring = new Restoring(Path.of(arguments[1]));
        streams.setGlobalStateRestoreListener(restoring);
        streams.setStateListener(restoring);
        streams.start();
    }
}
