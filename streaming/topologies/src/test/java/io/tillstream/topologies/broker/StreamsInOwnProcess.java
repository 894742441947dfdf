package io.tillstream.topologies.broker;

import io.tillstream.localcluster.ChildProcess;
import io.tillstream.topologies.StreamsSettings;
import io.tillstream.topologies.Topologies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/** All topologies in a JVM that a test may kill: bootstrap servers and state folder are its arguments. */
final class StreamsInOwnProcess {
    private StreamsInOwnProcess() {}

    public static void main(String[] arguments) {
        Properties settings = new StreamsSettings(arguments[0], Path.of(arguments[1]), 2, 1).properties();
        KafkaStreams streams = new KafkaStreams(Topologies.all(settings), settings);
        streams.setUncaughtExceptionHandler(error -> StreamThreadExceptionResponse.REPLACE_THREAD);
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    static ChildProcess start(String kafka, Path state, Path log) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath,
                StreamsInOwnProcess.class.getName(),
                kafka,
                state.toString());
        return ChildProcess.start("streams", command, Map.of(), log);
    }
}
