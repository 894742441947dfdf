package io.tillstream.nextbasket;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.wire.schema.SchemaCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/reference: page, schema, examples and code say the same. */
class ReferencePagesTest {
    private static final Path REFERENCE = Path.of("../../docs/reference");
    private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)\\n```", Pattern.DOTALL);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theExamplesAreThoseOfThePageAndAreRead() throws Exception {
        List<String> blocks = blocks();
        ItemNumbers items = new ItemNumbers();

        assertThat(blocks.get(0)).isEqualTo(text("recommend.history.example.json"));
        assertThat(blocks.get(1)).isEqualTo(text("recommend.future.example.json"));
        BasketFile history = BasketFile.read(REFERENCE.resolve("recommend.history.example.json"), items);
        BasketFile future = BasketFile.read(REFERENCE.resolve("recommend.future.example.json"), items);
        assertThat(history.users()).containsExactly("m1", "m2", "m3");
        assertThat(history.baskets().basketsOf(0)).isEqualTo(3);
        assertThat(future.users()).containsExactly("m1", "m2");
    }

    @Test
    void theExamplesHaveTheShapesOfTheSchema() throws Exception {
        List<String> blocks = blocks();

        assertThat(wrongs("baskets", blocks.get(0))).isEmpty();
        assertThat(wrongs("baskets", blocks.get(1))).isEmpty();
        assertThat(wrongs("predictions", blocks.get(2))).isEmpty();
        assertThat(wrongs("result", blocks.get(3))).isEmpty();
    }

    @Test
    void theSchemaRefusesAResultWithoutAMeasure() throws Exception {
        assertThat(wrongs("result", blocks().get(3).replace("phr20", "phr30"))).isNotEmpty();
    }

    /** All but the time it took, which differs. */
    @Test
    void theExamplesGiveTheResultAndThePredictionsOfThePage(@TempDir Path folder) throws Exception {
        Path predictions = folder.resolve("predictions.json");

        Command.Answer answer = Command.ask(
                new RecommendEvaluateCommand(),
                "--history",
                REFERENCE.resolve("recommend.history.example.json").toString(),
                "--future",
                REFERENCE.resolve("recommend.future.example.json").toString(),
                "--predictions",
                predictions.toString(),
                "--json");

        assertThat(answer.exit()).as(answer.err()).isZero();
        assertThat(Files.readString(predictions).strip()).isEqualTo(blocks().get(2));
        assertThat(withoutSeconds(answer.out())).isEqualTo(withoutSeconds(blocks().get(3)));
    }

    private static String withoutSeconds(String result) {
        return result.replaceAll("\"cpuSeconds\":[0-9.E-]+", "\"cpuSeconds\":0").replaceAll("\\s", "");
    }

    private static List<String> wrongs(String definition, String value) throws Exception {
        JsonNode schema = JSON.readTree(text("recommend.schema.json"));
        return new SchemaCheck(schema, schema.get("$defs").get(definition)).wrongs(JSON.readTree(value));
    }

    private static List<String> blocks() throws Exception {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(REFERENCE.resolve("recommend.md")));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    private static String text(String file) throws Exception {
        return Files.readString(REFERENCE.resolve(file)).strip();
    }
}
