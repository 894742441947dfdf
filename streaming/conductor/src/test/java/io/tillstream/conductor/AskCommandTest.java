package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
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

class AskCommandTest {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path home;

    private Command.Answer ask(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return Command.ask(new AskCommand(), all.toArray(new String[0]));
    }

    @Test
    void understandsWithoutARunningPortalAndSaysThatTheBooksAreAway() throws Exception {
        Command.Answer answer = ask("上周五的小票呢", "--json");

        JsonNode document = JSON.readTree(answer.out());
        assertThat(answer.exit()).isZero();
        assertThat(document.path("intent").asString()).isEqualTo("receipt_lookup");
        assertThat(document.path("slots").path("date").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
        assertThat(document.path("entries")).isEmpty();
        assertThat(document.path("answer").asString()).contains("./tillstream up");
        assertFits(document);
    }

    @Test
    void theExampleOfThePageFitsTheSchema() throws Exception {
        Matcher example = Pattern.compile("```json\\n(.*?)\\n```", Pattern.DOTALL)
                .matcher(Files.readString(reference().resolve("ask.md")));

        assertThat(example.find()).isTrue();
        assertFits(JSON.readTree(example.group(1)));
    }

    @Test
    void namesALanguageOrAMemberThatIsNone() {
        assertThat(ask("hello", "--lang", "fr"))
                .satisfies(answer -> assertThat(answer.exit()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("--lang", "fr"));
        assertThat(ask("hello", "--member", "anne"))
                .satisfies(answer -> assertThat(answer.exit()).isEqualTo(2))
                .satisfies(answer -> assertThat(answer.err()).contains("--member", "anne"));
    }

    @Test
    void refusesAQuestionWithoutAWord() {
        for (String empty : new String[] {"", "  "}) {
            Command.Answer answer = ask(empty);

            assertThat(answer.exit()).isEqualTo(2);
            assertThat(answer.err()).startsWith("Argument TEXT: it is empty; ").hasLineCount(1);
            assertThat(answer.out()).isEmpty();
        }
    }

    private static void assertFits(JsonNode document) throws Exception {
        JsonNode schema = JSON.readTree(Files.readString(reference().resolve("ask.schema.json")));
        assertThat(document.propertyNames())
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
        assertThat(schema.path("properties")
                        .path("intent")
                        .path("enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains(document.path("intent").asString());
        document.path("slots")
                .propertyNames()
                .forEach(slot -> assertThat(
                                schema.at("/properties/slots/properties").has(slot))
                        .isTrue());
        document.path("entries")
                .forEach(entry -> assertThat(entry.propertyNames()).containsExactly("kind", "id", "values"));
    }

    /** Tests run in their module's folder. */
    private static Path reference() {
        return Path.of("").toAbsolutePath().resolve("../../docs/reference").normalize();
    }
}
