package io.tillstream.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the list in docs/reference/doctor.md against the findings; {@code -Ddoctor.write=true} writes it anew. */
class FindingsDocumentTest {
    private static final String BEGIN = "-Dsurefire.failIfNoSpecifiedTests=false -->\n";
    private static final String END = "<!-- end -->";

    @Test
    void listsEveryFindingWithItsWords() throws IOException {
        Path document = root().resolve("docs/reference/doctor.md");
        String text = Files.readString(document);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf(END);
        if (Boolean.getBoolean("doctor.write")) {
            Files.writeString(document, text.substring(0, from) + table() + text.substring(to));
        }

        assertThat(Files.readString(document)).contains(BEGIN + table() + END);
    }

    private static String table() {
        Words words = Words.in(Language.EN);
        StringBuilder table =
                new StringBuilder("| id | what happened | what to do now | then call |\n|---|---|---|---|\n");
        for (Finding finding : Finding.values()) {
            Words.Lines lines = words.of(new Outcome.Found(finding, List.of("…", "…")));
            table.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            finding.id(),
                            lines.happened(),
                            lines.todo(),
                            finding.call() == Finding.Call.NOBODY
                                    ? "–"
                                    : finding.call().id()));
        }
        return table.toString();
    }

    /** The folder that holds the launcher's modules, whichever module the test was started in. */
    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("pos-terminal"))) {
            at = at.getParent();
            assertThat(at).as("the root of the project").isNotNull();
        }
        return at;
    }
}
