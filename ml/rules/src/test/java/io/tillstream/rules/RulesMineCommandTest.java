package io.tillstream.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RulesMineCommandTest {
    private static final String EXAMPLE = """
            transaction_id,item_id,item
            1,05901234123457,"Fresh milk, 1 l"
            1,05901234123464,Bread
            2,05901234123457,"Fresh milk, 1 l"
            2,05901234123464,Bread
            3,05901234123457,"Fresh milk, 1 l"
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder = Path.of("");

    private static Command.Answer mine(Path file, String support, String confidence, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--baskets", file.toString(), "--support", support, "--confidence", confidence));
        arguments.addAll(List.of(more));
        return Command.ask(new RulesMineCommand(), arguments.toArray(String[]::new));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("baskets.csv"), text);
    }

    @Test
    void printsOneDocument() throws Exception {
        Command.Answer outcome = mine(file(EXAMPLE), "0.5", "1", "--json");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isEqualTo(ExitCode.SUCCESS);
        assertThat(outcome.out())
                .isEqualTo("{\"itemsets\":3,\"rules\":[{\"if\":[\"05901234123464\"],\"then\":\"05901234123457\","
                        + "\"count\":2,\"support\":0.6666666666666666,\"confidence\":1.0,\"lift\":1.0}]}");
        assertThat(reference("rules.md")).contains("```json\n" + outcome.out() + "\n```");
        JsonNode document = JSON.readTree(outcome.out());
        JsonNode schema = JSON.readTree(reference("rules.schema.json"));
        assertThat(document.propertyNames())
                .containsExactlyElementsOf(schema.path("properties").propertyNames());
        assertThat(document.path("rules").get(0).propertyNames())
                .containsExactlyElementsOf(
                        schema.at("/properties/rules/items/properties").propertyNames());
    }

    @Test
    void tellsPeopleTheNamesOfTheGoods() throws Exception {
        Command.Answer outcome = mine(file(EXAMPLE), "0.5", "1");

        assertThat(outcome.out())
                .startsWith("3 baskets, 3 frequent sets, 1 rules.")
                .contains("Bread → Fresh milk, 1 l");
    }

    @Test
    void readsAGzippedFileUnderAnyName() throws Exception {
        Path file = folder.resolve("baskets");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(EXAMPLE.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(mine(file, "0.5", "1", "--json").out()).startsWith("{\"itemsets\":3,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transaction_id,item_id\\n1,\\n | line 2: no item_id",
                "transaction_id,item\\n1,milk\\n | line 1: no column item_id",
                "transaction_id,item_id\\n1,milk,2\\n | line 2: 3 values",
                "transaction_id,item_id\\n | no baskets",
                "'' | it is empty"
            })
    void saysInOneLineWhatIsWrongWithAFile(String text, String complaint) throws Exception {
        Command.Answer outcome = mine(file(text.replace("\\n", "\n")), "0.5", "1");

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.err().lines()).singleElement().asString().contains(complaint);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void saysInOneLineWhatIsWrongWithAnOption() throws Exception {
        assertThat(mine(file(EXAMPLE), "0", "1").err().lines())
                .singleElement()
                .asString()
                .startsWith("Option --support: 0; it must be above 0");
        assertThat(mine(file(EXAMPLE), "0.1", "80", "--json").out()).contains("\"thing\":\"Option --confidence\"");
        assertThat(mine(folder.resolve("none.csv"), "0.1", "1").exit()).isEqualTo(ExitCode.CANNOT_WORK);
    }

    /** What arules finds in its Groceries: the number of rules by the number of their items. */
    @Test
    void theHelpNamesWhatThePageDoes() {
        assertThat(Command.ask(new RulesMineCommand(), "--help").out())
                .contains("--baskets", "--support", "--confidence", "--spark MASTER", "--partitions N");
    }

    @Test
    void findsTheRulesThatArePublishedOfRealBaskets() {
        Baskets baskets = BasketFile.read(groceries());
        Mining mining = Mining.of(baskets, new Share(new BigDecimal("0.001")));

        List<Rule> certain = mining.rules(new Share(new BigDecimal("0.8")));
        assertThat(certain).hasSize(410);
        Map<Integer, Long> bySize = certain.stream()
                .collect(Collectors.groupingBy(rule -> rule.antecedent().size() + 1, Collectors.counting()));
        assertThat(bySize).isEqualTo(Map.of(3, 29L, 4, 229L, 5, 140L, 6, 12L));
        assertThat(mining.rules(new Share(new BigDecimal("0.6")))).hasSize(2_918);
    }

    private static String reference(String page) throws Exception {
        return Files.readString(
                Path.of("").toAbsolutePath().resolve("../../docs/reference").resolve(page));
    }

    private static Path groceries() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path data = at.resolveSibling("shared/data/groceries/groceries_baskets.csv.gz");
            if (Files.isRegularFile(at.resolve("pom.xml")) && Files.isRegularFile(data)) {
                return data;
            }
        }
        String elsewhere = System.getenv("TILLSTREAM_TEST_DATA");
        assumeTrue(
                elsewhere != null,
                "Skipped: no folder ../shared/data/groceries beside the project, and TILLSTREAM_TEST_DATA names none.");
        return Path.of(String.valueOf(elsewhere)).resolve("groceries/groceries_baskets.csv.gz");
    }
}
