package io.tillstream.topologies.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.localcluster.KafkaCluster;
import io.tillstream.topologies.PlantedBug;
import io.tillstream.topologies.StreamsSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exactly once, shown by what goes wrong beside three brokers: whatever dies, stands still or comes twice, the ledgers equal a recount of what
 * was sent. {@code -Dtest.schedules} says how many, {@code -Dtest.seed} where they begin; the profile {@code nightly} makes
 * a hundred, and plants every bug.
 */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^3]]", disabledReason = "another day's turn")
class FaultSchedulesTest {
    private static final boolean IS_NIGHT = Boolean.getBoolean("test.every-fault");
    private static final int SCHEDULES = Integer.getInteger("test.schedules", IS_NIGHT ? 100 : 1);
    private static final long FIRST = Long.getLong("test.seed", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static KafkaCluster cluster;
    private static int runs;

    @BeforeAll
    static void startBrokers() {
        cluster = KafkaCluster.start(folder.resolve("kafka"), 3);
    }

    @AfterAll
    static void stopBrokers() {
        cluster.close();
    }

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + SCHEDULES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLedgersEqualARecount(long seed) throws Exception {
        Schedule schedule = Schedule.of(seed);

        assertThat(differencesAfter(schedule, PlantedBug.NONE))
                .as("%s", schedule)
                .isEmpty();
    }

    /** A bug, and a fault in which it shows. */
    static Stream<Map.Entry<PlantedBug, Schedule.Fault>> bugs() {
        return Stream.of(
                Map.<PlantedBug, Schedule.Fault>entry(PlantedBug.FORGETS, new Schedule.Fault.UploadedAgain(2)),
                Map.<PlantedBug, Schedule.Fault>entry(PlantedBug.DROPS_LATE, new Schedule.Fault.Shuffled()),
                Map.<PlantedBug, Schedule.Fault>entry(PlantedBug.REPEATS, new Schedule.Fault.StreamsKilled(0, false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    @EnabledIfSystemProperty(
            named = "test.every-fault",
            matches = "true",
            disabledReason = "a minute each; the profile nightly has them")
    void findsAPlantedBug(Map.Entry<PlantedBug, Schedule.Fault> bug) throws Exception {
        Schedule.Fault fault = bug.getValue();

        Map<String, String> differences = differencesAfter(new Schedule(FIRST, List.of(fault, fault)), bug.getKey());

        assertThat(differences).containsKey("aggregate.sales-by-store-hour.v1");
    }

    private static Map<String, String> differencesAfter(Schedule schedule, PlantedBug bug)
            throws IOException, ExecutionException, InterruptedException {
        forgetThePreviousRun();
        runs++;
        try (Log log = new Log(cluster.bootstrapServers(), cluster.size());
                Uproar uproar = new Uproar(cluster, log, folder.resolve("run-" + runs), schedule, bug)) {
            uproar.happen();
            assertThat(Standstill.reached(cluster.bootstrapServers()))
                    .as("%s comes to rest; the streams' last words: %s", schedule, uproar.lastWords())
                    .isTrue();
            return new Books(log, uproar.sent()).differences(uproar.poison());
        }
    }

    /** All topics and the group, so that each run begins with nothing. */
    private static void forgetThePreviousRun() throws ExecutionException, InterruptedException {
        if (runs == 0) {
            return;
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (!isForgotten(admin)) {
                assertThat(System.nanoTime())
                        .as("the previous run is forgotten")
                        .isLessThan(until);
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private static boolean isForgotten(Admin admin) throws InterruptedException {
        try {
            Set<String> topics = admin.listTopics().names().get().stream()
                    .filter(name -> !name.startsWith("__"))
                    .collect(Collectors.toSet());
            if (!topics.isEmpty()) {
                admin.deleteTopics(topics).all().get();
                return false;
            }
            boolean hasGroup = admin.listGroups().all().get().stream()
                    .anyMatch(group -> group.groupId().equals(StreamsSettings.APPLICATION));
            if (hasGroup) {
                admin.deleteConsumerGroups(List.of(StreamsSettings.APPLICATION))
                        .all()
                        .get();
            }
            return true;
        } catch (ExecutionException e) {
            // Its members are missed only after their session.
            return false;
        }
    }
}
