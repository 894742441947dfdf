package io.tillstream.conductor.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeTest {
    @TempDir
    private Path folder;

    @Test
    void refusesAFileAsHome() throws IOException {
        Path file = Files.writeString(folder.resolve("home"), "not a folder");

        assertThatThrownBy(() -> new Home(file).prepare())
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("is a file");
        assertThat(Files.readString(file)).isEqualTo("not a folder");
    }

    @Test
    void saysHowMuchSpaceAFirstStartNeedsAndWritesNothingWithout() {
        Home home = new Home(folder.resolve("home"));

        home.requireRoom(2048L << 20);
        assertThatThrownBy(() -> home.requireRoom(300L << 20))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("300 MB free")
                .hasMessageContaining("a first start needs 2048 MB");
        assertThat(home.folder()).doesNotExist();
    }

    @Test
    void letsAHomeThatIsFilledStartWithLess() throws IOException {
        Home home = new Home(folder);
        Files.createDirectories(home.plan());
        Files.writeString(home.plan().resolve("plan.json"), "{}");
        home.requireRoom(1600L << 20);
        assertThatThrownBy(() -> home.requireRoom(1500L << 20)).hasMessageContaining("a start needs 1536 MB");

        Files.createDirectories(home.models());
        Files.writeString(home.models().resolve("current.json"), "{}");

        home.requireRoom(600L << 20);
        assertThatThrownBy(() -> home.requireRoom(300L << 20))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("a start needs 512 MB");
    }

    @Test
    void namesAFullDiskAsTheReason() throws IOException {
        Home home = new Home(folder);

        home.refuseWhenFull(65L << 20);
        home.refuseWhenFull();
        assertThatThrownBy(() -> home.refuseWhenFull(12L << 20))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("ran full, 12 MB free")
                .hasMessageContaining("start again");
    }

    @Test
    void letsOneConductorInAtATime() throws IOException {
        Home home = new Home(folder.resolve("home"));
        home.prepare();

        try (HomeLock held = HomeLock.take(home)) {
            assertThat(held).isNotNull();
            // Within one JVM the second try meets Java's own table of locks instead of the file's.
            assertThatThrownBy(() -> HomeLock.take(home))
                    .isInstanceOf(java.nio.channels.OverlappingFileLockException.class);
        }
        try (HomeLock again = HomeLock.take(home)) {
            assertThat(again).isNotNull();
        }
    }
}
