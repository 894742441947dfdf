package io.tillstream.topologies.broker;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.topologies.PlantedBug;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** All topologies in a JVM that a test may kill: bootstrap servers and state folder are its arguments. */
final class StreamsInOwnProcess {
    private StreamsInOwnProcess() {}

    public static void main(String[] arguments) {
        boolean isAlone = arguments.length == 2;
        Properties settings =
                new StreamsSettings(arguments[0], Path.of(arguments[1]), 2, isAlone ? 1 : -1).properties();
        if (!isAlone) {
            PlantedBug.valueOf(arguments[2]).plant(settings);
            quick(settings);
        }
        KafkaStreams streams = new KafkaStreams(Topologies.all(settings), settings);
        streams.setUncaughtExceptionHandler(error -> StreamThreadExceptionResponse.REPLACE_THREAD);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    /** A dead instance is missed within seconds, so that a schedule of faults takes no longer than they do. */
    private static void quick(Properties settings) {
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
        settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    }

    /** The only instance, beside one broker. */
    static ChildProcess start(String kafka, Path state, Path log) throws IOException {
        return start(kafka, state, log, List.of());
    }

    /** One of several, in a cluster, with or without a defect. */
    static ChildProcess start(String kafka, Path state, Path log, PlantedBug bug) throws IOException {
        return start(kafka, state, log, List.of(bug.name()));
    }

    private static ChildProcess start(String kafka, Path state, Path log, List<String> more) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                StreamsInOwnProcess.class.getName(),
                kafka,
                state.toString()));
        command.addAll(more);
        return ChildProcess.start("streams", command, Map.of(), log);
    }
}
