package io.tillstream.localcluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** The main class of the broker's JVM; its one argument is the settings file. */
final class KafkaBrokerProcess {
    private KafkaBrokerProcess() {}

    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
            settings.load(in);
        }
        formatOnce(settings);
        KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop-broker"));
        server.startup();
        server.awaitShutdown();
    }

    private static void formatOnce(Properties settings) throws Exception {
        String folder = settings.getProperty("log.dirs");
        if (Files.exists(Path.of(folder, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setClusterId(settings.getProperty(BrokerSettings.CLUSTER))
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .addDirectory(folder)
                .setMetadataLogDirectory(folder)
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setPrintStream(System.out)
                .run();
    }
}
