package io.tillstream.streaming.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rebuilding deletes the whole folder of the archive, so it has to be one. */
class RebuildFolderTest {
    @TempDir
    Path folder;

    @Test
    void deletesNoFolderThatHoldsWhatNoArchiveDoes() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear customer");

        // Nothing listens there: a folder that is refused is refused before anybody is asked.
        Command.Answer answer = Command.ask(
                new RebuildCommand(),
                "--kafka",
                "localhost:1",
                "--state",
                folder.resolve("state").toString(),
                "--archive",
                folder.toString());

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err()).contains("it holds letter.txt").hasLineCount(1);
        assertThat(letter).exists();
    }
}
