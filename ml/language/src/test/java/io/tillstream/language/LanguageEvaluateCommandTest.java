package io.tillstream.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LanguageEvaluateCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder = Path.of("");

    private Command.Answer evaluate(String train, String test, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "--train",
                Files.writeString(folder.resolve("train.csv"), train).toString(),
                "--test",
                Files.writeString(folder.resolve("test.csv"), test).toString()));
        arguments.addAll(List.of(more));
        return Command.ask(new LanguageEvaluateCommand(), arguments.toArray(String[]::new));
    }

    private static String train() {
        StringBuilder lines = new StringBuilder("text,label\n");
        for (int i = 0; i < 12; i++) {
            lines.append("\"when do you open, say at " + i + "?\",opening_hours\n");
            lines.append("how many points on card " + i + ",points_balance\n");
            lines.append("a recipe for soup number " + i + ",oos\n");
        }
        return lines.toString();
    }

    @Test
    void printsOneDocumentInTheShapeOfTheReferencePage() throws Exception {
        Command.Answer outcome = evaluate(
                train(),
                "text,label\nwhen do you open,opening_hours\nhow many points,points_balance\nsoup recipe,oos\n",
                "--json");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.SUCCESS);
        JsonNode document = JSON.readTree(outcome.out());
        assertThat(document.path("accuracyUnrefused").asDouble()).isEqualTo(1);
        assertThat(document.path("oosRecall").asDouble()).isEqualTo(1);
        Path reference = Path.of("").toAbsolutePath().resolve("../../docs/reference");
        String page = Files.readString(reference.resolve("language.md"));
        JsonNode example = JSON.readTree(page.substring(page.indexOf("```json\n") + 8, page.lastIndexOf("\n```")));
        JsonNode schema = JSON.readTree(reference.resolve("language.schema.json"));
        assertThat(document.propertyNames())
                .containsExactlyElementsOf(example.propertyNames())
                .containsExactlyElementsOf(schema.path("properties").propertyNames());
    }

    @Test
    void saysNothingOfWhatWasNotAsked() throws Exception {
        Command.Answer outcome = evaluate(train(), "text,label\nwhen do you open,opening_hours\n", "--json");

        assertThat(JSON.readTree(outcome.out()).path("oosRecall").isNull()).isTrue();
        assertThat(evaluate(train(), "text,label\nwhen do you open,opening_hours\n")
                        .out())
                .contains("Out of scope  – refused, of 0");
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        String good = "text,label\nwhen do you open,opening_hours\n";

        for (Command.Answer outcome : List.of(
                evaluate(good, good),
                evaluate("text,label\n", good),
                evaluate(train(), "text,label\n"),
                evaluate(train(), "text\nopen\n"),
                evaluate("text,label\nopen,\n", good))) {
            assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
            assertThat(outcome.err().lines()).hasSize(1);
            assertThat(outcome.out()).isEmpty();
        }
    }
}
