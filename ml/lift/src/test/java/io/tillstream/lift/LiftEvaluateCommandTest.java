package io.tillstream.lift;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LiftEvaluateCommandTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder = Path.of("");

    private Command.Answer evaluate(String text, String... more) throws Exception {
        Path file = Files.writeString(folder.resolve("trial.csv"), text);
        List<String> arguments = new ArrayList<>(List.of("--trial", file.toString()));
        arguments.addAll(List.of(more));
        return Command.ask(new LiftEvaluateCommand(), arguments.toArray(String[]::new));
    }

    /** Two letters, one of which works with those who are new. */
    private static String trial() {
        Random random = new Random(7);
        StringBuilder lines = new StringBuilder("who,letter,new,visits,spent\n");
        for (int i = 0; i < 900; i++) {
            String arm = List.of("none", "long", "short").get(i % 3);
            boolean isNew = random.nextBoolean();
            double spent = random.nextInt(10) + (isNew && arm.equals("long") ? 8 : 0);
            lines.append(i + "," + arm + "," + (isNew ? "yes" : "no") + "," + random.nextInt(5) + "," + spent + "\n");
        }
        return lines.toString();
    }

    @Test
    void printsOneDocumentInTheShapeOfTheReferencePage() throws Exception {
        Command.Answer outcome = evaluate(
                trial(),
                "--arm",
                "letter",
                "--control",
                "none",
                "--outcome",
                "spent",
                "--features",
                "new,visits",
                "--json");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exit()).isEqualTo(ExitCode.SUCCESS);
        JsonNode arms = JSON.readTree(outcome.out()).path("arms");
        assertThat(arms.valueStream().map(arm -> arm.path("arm").asString())).containsExactly("long", "short");
        assertThat(arms.get(0).path("effect").asDouble()).isBetween(3.0, 5.0);
        assertThat(arms.get(0).path("low").asDouble()).isPositive();
        assertThat(arms.get(0).at("/rule/feature").asString()).isEqualTo("new");
        assertThat(arms.get(1).path("low").asDouble()).isNegative();
        assertThat(arms.get(0).path("beatsChance").asBoolean()).isTrue();
        assertThat(arms.get(1).path("beatsChance").asBoolean()).isFalse();
        Path reference = Path.of("").toAbsolutePath().resolve("../../docs/reference");
        String page = Files.readString(reference.resolve("lift.md"));
        JsonNode example = JSON.readTree(page.substring(page.indexOf("```json\n") + 8, page.lastIndexOf("\n```")));
        JsonNode schema = JSON.readTree(reference.resolve("lift.schema.json"));
        assertThat(arms.get(0).propertyNames())
                .containsExactlyElementsOf(example.at("/arms/0").propertyNames())
                .containsExactlyElementsOf(
                        schema.at("/properties/arms/items/properties").propertyNames());
    }

    /** Six hundred people whom the letter did nothing to. */
    @Test
    void saysThatNothingBeatsChanceAndWhatItsColumnsAre() throws Exception {
        Random random = new Random(11);
        StringBuilder lines = new StringBuilder("letter,town,age,bought\n");
        for (int i = 0; i < 600; i++) {
            lines.append(i % 2 == 0 ? "sent" : "none")
                    .append(random.nextBoolean() ? ",Ulm," : ",Aachen,")
                    .append(20 + random.nextInt(50))
                    .append(random.nextInt(4) == 0 ? ",1\n" : ",0\n");
        }

        Command.Answer outcome = evaluate(
                lines.toString(),
                "--arm",
                "letter",
                "--control",
                "none",
                "--outcome",
                "bought",
                "--features",
                "town,age");

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(outcome.out())
                .contains("Qini of model", "Qini of rule", "normalised", "neither model nor rule beats chance")
                .contains("everybody or nobody")
                .doesNotContain("alone");
    }

    @Test
    void scoresEverybodyForEachArm() throws Exception {
        Path out = folder.resolve("scores.csv");

        Command.Answer outcome = evaluate(
                trial(),
                "--arm",
                "letter",
                "--control",
                "none",
                "--outcome",
                "spent",
                "--features",
                "new,visits",
                "--scores",
                out.toString());

        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(ExitCode.SUCCESS);
        List<String> lines = Files.readAllLines(out);
        assertThat(lines).hasSize(1 + 2 * 900);
        assertThat(lines.getFirst()).isEqualTo("row,arm,score");
        assertThat(lines.get(1)).startsWith("0,long,");
        assertThat(lines.getLast()).startsWith("899,short,");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "letter,nobody,spent,new      | Option --control: nobody; it must be one of the arms",
                "letter,none,spent,spent      | arm, outcome and features are different columns",
                "letter,none,spent,letter     | arm, outcome and features are different columns",
                "letter,none,spent,new        | each names a column once",
                "letter,none,spent,height     | no column height",
                "letter,none,new,visits       | new \"",
                "who,1,spent,visits           | each needs 20 at least"
            })
    void saysInOneLineWhatIsWrong(String options, String complaint) throws Exception {
        List<String> option = List.of(options.strip().split(",", -1));
        String features = complaint.contains("once") ? "new,new" : option.get(3);

        Command.Answer outcome = evaluate(
                trial(),
                "--arm",
                option.get(0),
                "--control",
                option.get(1),
                "--outcome",
                option.get(2),
                "--features",
                features);

        assertThat(outcome.exit()).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(outcome.err().lines()).singleElement().asString().contains(complaint.strip());
        assertThat(outcome.out()).isEmpty();
    }
}
