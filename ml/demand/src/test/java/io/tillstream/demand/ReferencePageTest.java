package io.tillstream.demand;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/reference: page, schema, examples and code say the same. */
@ResourceLock(Resources.SYSTEM_OUT)
class ReferencePageTest {
    private static final Path REFERENCE = Path.of("../../docs/reference");
    private static final Pattern BLOCK = Pattern.compile("```json\\n(.*?)\\n```", Pattern.DOTALL);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path folder = Path.of("");

    @Test
    void theExamplesGiveTheDocumentOfThePage() throws Exception {
        String page = Files.readString(REFERENCE.resolve("demand.md"));
        Matcher block = BLOCK.matcher(page);

        assertThat(block.find()).isTrue();
        assertThat(told()).isEqualTo(block.group(1));
    }

    @Test
    void theDocumentHasTheShapeOfTheSchema() throws Exception {
        JsonNode schema = JSON.readTree(Files.readString(REFERENCE.resolve("demand.schema.json")));
        JsonNode told = JSON.readTree(told());

        assertThat(new TreeSet<>(told.propertyNames()))
                .isEqualTo(new TreeSet<>(schema.get("properties").propertyNames()));
        for (JsonNode required : schema.get("required")) {
            assertThat(told.has(required.stringValue()))
                    .as(required.stringValue())
                    .isTrue();
        }
        for (String list : List.of("classes", "baselines", "stockoutBaselines")) {
            for (JsonNode required :
                    schema.get("properties").get(list).get("items").get("required")) {
                assertThat(told.get(list))
                        .isNotEmpty()
                        .allSatisfy(one -> assertThat(one.has(required.stringValue()))
                                .as(list + " " + required)
                                .isTrue());
            }
        }
        assertThat(new TreeSet<>(told.get("coverage").propertyNames()))
                .containsExactly("q05", "q10", "q25", "q50", "q75", "q90", "q95");
    }

    private String told() {
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int exit = Command.execute(
                    new DemandEvaluateCommand(),
                    "--series",
                    REFERENCE.resolve("demand.series.example.csv").toString(),
                    "--known",
                    REFERENCE.resolve("demand.known.example.csv").toString(),
                    "--actuals",
                    REFERENCE.resolve("demand.actuals.example.csv").toString(),
                    "--horizon",
                    "2",
                    "--out",
                    folder.resolve("out.csv").toString(),
                    "--json");
            assertThat(exit).isEqualTo(ExitCode.SUCCESS);
            return out.toString(StandardCharsets.UTF_8).strip();
        } finally {
            System.setOut(before);
        }
    }
}
