package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCommandTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAHomeThatHasSomething() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.writeString(home.resolve("settings.json"), "{}");
        Path file = Files.writeString(folder.resolve("shop.backup"), "anything");

        assertThat(restore(file, home)).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(home.resolve("settings.json")).hasContent("{}");
    }

    @Test
    void makesNothingOfAFileThatIsNoBackup() throws Exception {
        Path home = folder.resolve("home");
        Path file = Files.writeString(folder.resolve("shop.backup"), "no backup");

        assertThat(restore(file, home)).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(restore(folder.resolve("missing.backup"), home)).isEqualTo(ExitCode.CANNOT_WORK);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    private static int restore(Path file, Path home) {
        return Command.execute(new RestoreCommand(), file.toString(), "--home", home.toString());
    }
}
