package io.tillstream.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.wire.schema.SchemaCheck;
import io.tillstream.wire.schema.TypeSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds docs/reference/schemas against the types of the topics; {@code -Dtopics.write=true} writes them anew, unless that
 * would break a promise.
 */
class TopicSchemasTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> aSchemaIsWhatItsTypeIsAndBreaksNoPromise() {
        return Topics.ALL.stream().map(topic -> DynamicTest.dynamicTest(topic.name(), () -> isAsCommitted(topic)));
    }

    private static void isAsCommitted(Topic<?> topic) throws IOException {
        Path file = file(topic);
        ObjectNode now = TypeSchemas.of(topic);
        if (Files.exists(file)) {
            assertThat(SchemaChange.breaks(JSON.readTree(Files.readString(file)), now))
                    .as("%s would break; leave it as it is, or make the next version of the topic", topic.name())
                    .isEmpty();
        }
        if (Boolean.getBoolean("topics.write")) {
            Files.createDirectories(folder());
            Files.writeString(file, text(now));
        }
        assertThat(file)
                .as("write it anew with mvn test -pl streaming/wire -am -Dtest=TopicSchemasTest -Dtopics.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(text(now));
    }

    @Test
    void noSchemaIsOfATopicThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files)
                    .isSubsetOf(Topics.ALL.stream().map(TopicSchemasTest::file).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAsItsSchemaSays() {
        return Topics.ALL.stream()
                .flatMap(topic -> GoldenFilesTest.files(topic).stream()
                        .map(example -> DynamicTest.dynamicTest(
                                topic.name() + "/" + example.getFileName(),
                                () -> assertThat(new SchemaCheck(TypeSchemas.of(topic))
                                                .wrongs(JSON.readTree(Files.readString(example))))
                                        .isEmpty())));
    }

    @Test
    void refusesAnExampleWithAFieldThatIsMissingWrongOrUnknown() {
        SchemaCheck check = new SchemaCheck(TypeSchemas.of(Topics.PRICE));
        ObjectNode price = example();

        assertThat(check.wrongs(price)).isEmpty();
        assertThat(check.wrongs(example().put("unitPrice", "1,20 GBP"))).hasSize(1);
        assertThat(check.wrongs(example().put("costAssumed", "no"))).hasSize(1);
        assertThat(check.wrongs(example().put("colour", "red"))).containsExactly(".colour is not described");
        price.remove("gtin");
        assertThat(check.wrongs(price)).containsExactly(".gtin is missing");
    }

    private static ObjectNode example() {
        return (ObjectNode) JSON.readTree("""
                {"costAssumed":false,"effectiveFrom":"2011-11-01T00:00:00Z","gtin":"05000000000012",
                 "unitCost":"0.80 GBP","unitPrice":"1.20 GBP"}""");
    }

    @Test
    void letsFieldsBeAddedAndNothingElse() {
        ObjectNode before = TypeSchemas.of(Topics.PRICE);

        assertThat(SchemaChange.breaks(
                        before,
                        changed(
                                "/properties",
                                properties -> ((ObjectNode) properties)
                                        .putObject("colour")
                                        .put("type", "string"))))
                .isEmpty();
        assertThat(SchemaChange.breaks(
                        before, changed("/properties", properties -> ((ObjectNode) properties).remove("unitCost"))))
                .containsExactly("Price.unitCost is gone");
        assertThat(SchemaChange.breaks(
                        before, changed("/properties/unitPrice", price -> ((ObjectNode) price).put("type", "integer"))))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Price.unitPrice: type was");
        assertThat(SchemaChange.breaks(before, changed("/required", required -> ((ArrayNode) required).remove(0))))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("was always there and would not be");
        assertThat(SchemaChange.breaks(before, changed("/required", required -> ((ArrayNode) required).add("colour"))))
                .containsExactly("Price.colour is required, and records in the log do not have it");
    }

    @Test
    void letsKindsAndValuesBeAddedAndNoneBeTaken() {
        ObjectNode before = TypeSchemas.of(Topics.STOCK);
        ObjectNode fewer = TypeSchemas.of(Topics.STOCK);
        ((ArrayNode) fewer.at("/$defs/StockMovement/oneOf")).remove(0);

        assertThat(SchemaChange.breaks(before, fewer)).hasSize(1);
        assertThat(SchemaChange.breaks(fewer, before)).isEmpty();
    }

    private static ObjectNode changed(String place, Consumer<JsonNode> change) {
        ObjectNode schema = TypeSchemas.of(Topics.PRICE);
        change.accept(schema.at("/$defs/Price" + place));
        return schema;
    }

    private static String text(ObjectNode schema) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static Path file(Topic<?> topic) {
        return folder().resolve(topic.name() + ".json");
    }

    private static Path folder() {
        return TopicsDocumentTest.root().resolve("docs/reference/schemas");
    }
}
