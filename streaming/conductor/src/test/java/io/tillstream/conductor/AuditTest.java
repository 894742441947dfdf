package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class AuditTest {
    private static final Instant NOW = Instant.parse("2026-11-27T20:15:00Z");
    private static final Books.Verdict AGREE = verdict(true);
    private static final Books.Verdict DIFFER = verdict(false);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Steps steps = new Steps(new PrintStream(said, true, StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private Home home = new Home(Path.of("unused"));

    @BeforeEach
    void prepare() throws IOException {
        home = new Home(folder.resolve("home"));
        Files.createDirectories(home.run());
    }

    @Test
    void leavesWhereStatusLooksThatTheBooksAgreeAndSaysNothingAboutIt() throws Exception {
        audit(() -> AGREE, () -> 0).once();

        assertThat(BooksChecked.read(home)).hasValueSatisfying(checked -> {
            assertThat(checked.at()).isEqualTo(NOW);
            assertThat(checked.equal()).isTrue();
            assertThat(checked.text()).startsWith("Books agreed at ");
        });
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void saysOnceThatTheyDoNotAgreeAndOnceThatTheyDoAgain() throws Exception {
        Books.Verdict[] next = {DIFFER};
        Audit audit = audit(() -> next[0], () -> 0);

        audit.once();
        audit.once();
        next[0] = AGREE;
        audit.once();

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("did NOT agree", "./tillstream reconcile"))
                .anySatisfy(line -> assertThat(line).contains("agreed"));
    }

    @Test
    void comparesNothingWhileTillsHaveNotSentEverything() throws Exception {
        audit(() -> DIFFER, () -> 12).once();

        assertThat(BooksChecked.read(home)).hasValueSatisfying(checked -> {
            assertThat(checked.equal()).isNull();
            assertThat(checked.text()).contains("12 records wait");
        });
    }

    @Test
    void goesOnWhenAComparisonFailsAndTellsWhy() throws Exception {
        Audit audit = audit(
                () -> {
                    throw new IOException("reconcile ended with status 3");
                },
                () -> 0);

        audit.once();

        assertThat(BooksChecked.read(home))
                .hasValueSatisfying(checked -> assertThat(checked.text()).contains("not compared", "status 3"));
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("status 3");
    }

    @Test
    void namesAFileThatSomebodyElseWrote() throws Exception {
        Files.writeString(home.run().resolve("books.json"), "nonsense");

        assertThat(catchThrowable(() -> BooksChecked.read(home)))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("books.json");
    }

    private Audit audit(Audit.Look look, Audit.Unsent unsent) {
        return new Audit(home, look, unsent, InstantSource.fixed(NOW), steps);
    }

    private static Books.Verdict verdict(boolean isEqual) {
        return new Books.Verdict(isEqual, JsonNodeFactory.instance.objectNode().put("equal", isEqual));
    }
}
