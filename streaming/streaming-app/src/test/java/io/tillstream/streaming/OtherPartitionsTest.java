package io.tillstream.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A broker that another version has been at work on. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^7]]", disabledReason = "another day's turn")
final class OtherPartitionsTest {
    @TempDir
    private Path folder;

    private record Ending(int status, List<String> printed) {}

    @Test
    void refusesTopicsWithAnotherNumberOfPartitionsInOneLineAndExitsWithTwo() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            create(broker, Topics.SALE.name(), Topics.SALE.partitions() - 1);
            create(broker, Topics.MEMBER.name(), Topics.MEMBER.partitions() + 7);

            Ending ending = run(broker);

            assertThat(ending.status()).isEqualTo(2);
            assertThat(ending.printed())
                    .filteredOn(line -> line.startsWith("Topic "))
                    .containsExactly("Topic fact.sale.v1 on Kafka at " + broker.bootstrapServers()
                            + " has 4 partitions (and 1 more); this version wants 5; go on with the"
                            + " version that made it, or start with a new home and an empty Kafka.");
        }
    }

    private static void create(KafkaBroker broker, String name, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    /** In a JVM of its own, for it ends that. */
    private Ending run(KafkaBroker broker) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process app = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamingApp.class.getName(),
                        "--server.port=0",
                        "--tillstream.kafka=" + broker.bootstrapServers(),
                        "--tillstream.state=" + folder.resolve("state"),
                        "--tillstream.archive=" + folder.resolve("archive"),
                        "--tillstream.admin-token=a-token-of-this-test")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(app.waitFor(90, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ending(app.exitValue(), Files.readAllLines(output));
        } finally {
            app.destroyForcibly();
        }
    }
}
