package io.tillstream.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.rules.RulesMineCommand;
import io.tillstream.training.replay.ReplayCommand;
import io.tillstream.training.rules.SparkRulesMineCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The same jobs, on Spark's own cluster: a master, a worker, and the executors it starts, each a process of its own. */
@DisabledIfSystemProperty(named = "test.turn", matches = "[0-7&&[^4]]", disabledReason = "another day's turn")
class StandaloneClusterTest {
    @TempDir
    Path folder;

    @Test
    void saysWhatThisMachineSays() throws Exception {
        Path baskets =
                Files.writeString(folder.resolve("baskets.csv"), baskets(RandomGenerator.of("L64X128MixRandom")));
        Path archive = archive();
        Path promotions = Files.writeString(folder.resolve("promotions.ndjson"), HALF_OFF_DAIRY);
        String[] mining = {"--baskets", baskets.toString(), "--support", "0.02", "--confidence", "0.2", "--json"};
        String[] pricing = {"--archive", archive.toString(), "--promotions", promotions.toString(), "--json"};

        try (SparkCluster cluster = SparkCluster.start(folder)) {
            JsonNode rules = cluster.answer(SparkRulesMineCommand.class, mining);
            JsonNode prices = cluster.answer(ReplayCommand.class, pricing);

            assertThat(cluster.tasksWerePutTo())
                    .as("applications the worker ran")
                    .isEqualTo(2);
            assertThat(rules).isEqualTo(here(new RulesMineCommand(), mining));
            assertThat(rules.path("rules").size()).isGreaterThan(20);
            assertThat(withoutSpeed(prices)).isEqualTo(withoutSpeed(here(new ReplayCommand(), pricing)));
            assertThat(prices.path("discountMinor").path("GBP").asLong()).isEqualTo(2_000);
        }
    }

    private static final String HALF_OFF_DAIRY = """
            {"active":true,"eligibility":{"audience":{"type":"everybody"},"channels":[],"from":"2026-11-01T00:00:00Z",\
            "stores":[],"until":"2026-12-01T00:00:00Z"},"id":"half","limits":{},\
            "name":{"en":"half","zh-CN":"half","zh-TW":"half"},"priority":0,\
            "qualifying":{"items":{"type":"listed","categories":["dairy"],"gtins":[],"tags":[]}},\
            "reward":{"type":"percent-off","basisPoints":5000},"stackable":true}
            """;

    private static String baskets(RandomGenerator random) {
        return IntStream.range(0, 400)
                .boxed()
                .flatMap(basket -> IntStream.range(0, 6)
                        .mapToObj(i -> (int) (12 * random.nextDouble() * random.nextDouble()))
                        .collect(Collectors.toCollection(TreeSet::new))
                        .stream()
                        .map(item -> basket + "," + item))
                .collect(Collectors.joining("\n", "transaction_id,item_id\n", "\n"));
    }

    private Path archive() throws IOException {
        ArchiveForTests archive = new ArchiveForTests();
        Instant noon = Instant.parse("2026-11-16T12:00:00Z");
        for (int i = 0; i < 40; i++) {
            archive.sellReduced(noon.plusSeconds(i), List.of(ArchiveForTests.item(i)), "dairy", "none", 0);
        }
        archive.writeTo(folder.resolve("archive"));
        return folder.resolve("archive");
    }

    private static JsonNode here(Command command, String... options) {
        Command.Answer answer = Command.ask(command, options);
        assertThat(answer.exit()).as(answer.err()).isEqualTo(ExitCode.SUCCESS);
        return new JsonMapper().readTree(answer.out());
    }

    private static JsonNode withoutSpeed(JsonNode report) {
        return ((ObjectNode) report).without("basketsPerSecondAndCore");
    }
}
