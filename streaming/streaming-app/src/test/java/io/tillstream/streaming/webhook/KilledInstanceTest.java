package io.tillstream.streaming.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.webhook.EventKind;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.KafkaBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever tells is killed, while whoever is told fails, is late, and asks for patience. */
class KilledInstanceTest {
    private static final int STORES = 4;
    private static final int ALARMS = 30;
    private static final int KILLS = Integer.getInteger("test.kills", 1);

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostAndEachStoresMessagesComeInTheirOrder() throws Exception {
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"));
                Shops shops = new Shops(broker.bootstrapServers());
                Receiver receiver = new Receiver().behaving(KilledInstanceTest::badly)) {
            shops.open();
            try (WebhookLog log = new WebhookLog(broker.bootstrapServers())) {
                log.write(Ordered.webhook(receiver.address(), EventKind.TILL_ALARM));
            }
            happen(shops, 1, ALARMS / 2);
            for (int killed = 0; killed < KILLS; killed++) {
                try (ChildProcess instance = start(broker)) {
                    receiver.await((killed + 1) * ALARMS * STORES / 2 / (KILLS + 1));
                    instance.kill();
                }
            }
            happen(shops, ALARMS / 2 + 1, ALARMS);
            try (ChildProcess instance = start(broker)) {
                receiver.await(STORES * ALARMS);
                assertThat(instance.isAlive()).isTrue();
            }

            assertThat(numbersByStore(receiver))
                    .hasSize(STORES)
                    .allSatisfy((store, numbers) -> assertThat(numbers)
                            .as("the first time each message of %s was taken", store)
                            .containsExactlyElementsOf(
                                    IntStream.rangeClosed(1, ALARMS).boxed().toList()));
            assertThat(receiver.asked())
                    .allMatch(message -> message.isSignedWith(Instance.SECRETS.text(Ordered.ID, 1)));
            assertThat(receiver.taken()).as("with repeats").hasSizeGreaterThan(STORES * ALARMS);
        }
    }

    private static Receiver.Answer badly(int attempt) {
        if (attempt % 97 == 0) {
            return new Receiver.Answer(200, Duration.ofSeconds(3), "");
        }
        if (attempt % 61 == 0) {
            return new Receiver.Answer(503, Duration.ZERO, "1");
        }
        return Receiver.status(attempt % 7 == 0 ? 500 : attempt % 17 == 0 ? 302 : 200);
    }

    private static void happen(Shops shops, int first, int last) {
        for (int number = first; number <= last; number++) {
            for (int store = 1; store <= STORES; store++) {
                shops.alarm("s" + store, number);
            }
        }
        shops.settle();
    }

    private static Map<String, List<Integer>> numbersByStore(Receiver receiver) {
        Map<String, List<Integer>> numbers = new TreeMap<>();
        receiver.news()
                .values()
                .forEach(body -> numbers.computeIfAbsent(
                                body.replaceAll(".*\"key\":\"(\\w+)\".*", "$1"), store -> new ArrayList<>())
                        .add(Shops.number(body)));
        return numbers;
    }

    private ChildProcess start(KafkaBroker broker) throws IOException {
        return ChildProcess.start(
                "teller",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", "")),
                        Instance.class.getName(),
                        broker.bootstrapServers()),
                Map.of(),
                folder.resolve("teller.log"));
    }
}
