package io.tillstream.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Promotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** docs/reference: page, schema, example and code say the same. */
class ReferencePagesTest {
    private static final Path REFERENCE = Path.of("../../docs/reference");
    private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    void everyExampleOfAPromotionIsReadAndWrittenBackTheSame() throws Exception {
        assertThat(lines("promotions.example.ndjson"))
                .hasSize(12)
                .allSatisfy(line -> assertThat(CanonicalJson.text(CanonicalJson.decode(line, Promotion.class)))
                        .isEqualTo(line));
    }

    @Test
    void thePageShowsTheExamplesOneOfEachKind() throws Exception {
        List<String> lines = lines("promotions.example.ndjson");

        assertThat(blocks("promotions.md")).containsExactlyElementsOf(lines);
        assertThat(lines.stream()
                        .map(line -> Story.JSON
                                .readTree(line)
                                .get("reward")
                                .get("type")
                                .stringValue()))
                .hasSize(12)
                .doesNotHaveDuplicates();
    }

    @Test
    void theExamplesHaveTheShapeOfTheSchema() throws Exception {
        Shape shape = new Shape(tree("promotion.schema.json"));

        assertThat(lines("promotions.example.ndjson"))
                .allSatisfy(line ->
                        assertThat(shape.wrongs(Story.JSON.readTree(line))).isEmpty());
    }

    @Test
    void theSchemaRefusesWhatTheCodeRefuses() throws Exception {
        Shape shape = new Shape(tree("promotion.schema.json"));
        ObjectNode wrong = (ObjectNode)
                Story.JSON.readTree(lines("promotions.example.ndjson").getFirst());
        wrong.putObject("reward").put("type", "percent-off").put("basisPoints", 10_001);

        assertThat(shape.wrongs(wrong)).isNotEmpty();
    }

    @Test
    void theFilesOfThePriceCommandHaveTheShapeOfTheirSchema() throws Exception {
        Shape shape = new Shape(tree("price.schema.json"));
        List<String> catalogue = lines("price.catalogue.example.ndjson");
        List<String> baskets = lines("price.baskets.example.ndjson");

        assertThat(shape.wrongs("store", Story.JSON.readTree(catalogue.getFirst())))
                .isEmpty();
        assertThat(catalogue.subList(1, catalogue.size()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(shape.wrongs("item", Story.JSON.readTree(line)))
                        .isEmpty());
        assertThat(baskets)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(shape.wrongs("basket", Story.JSON.readTree(line)))
                        .isEmpty());
        assertThat(blocks("price.md").subList(0, 2))
                .containsExactly(String.join("\n", catalogue), String.join("\n", baskets));
        assertThat(shape.wrongs("result", Story.JSON.readTree(blocks("price.md").getLast())))
                .isEmpty();
    }

    static List<String> lines(String file) throws Exception {
        try (Stream<String> lines = Files.lines(REFERENCE.resolve(file))) {
            return lines.toList();
        }
    }

    static List<String> blocks(String file) throws Exception {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(REFERENCE.resolve(file)));
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        return blocks;
    }

    static JsonNode tree(String file) throws Exception {
        return Story.JSON.readTree(Files.readString(REFERENCE.resolve(file)));
    }
}
