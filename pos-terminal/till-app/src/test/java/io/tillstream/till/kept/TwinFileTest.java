package io.tillstream.till.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwinFileTest {
    private static final int BEHIND_THE_HEADER = 16;
    private static final int HALF = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void givesWhatWasWrittenLast() throws IOException {
        try (TwinFile file = opened()) {
            for (String text : new String[] {"one", "a longer second", "3"}) {
                file.write(bytes(text));

                assertThat(read()).isEqualTo(text);
            }
        }
    }

    @Test
    void isEmptyAtFirstAndOnceItIsCleared() throws IOException {
        try (TwinFile file = opened()) {
            assertThat(file.read()).isEmpty();
            file.write(bytes("one"));
            file.clear();

            assertThat(file.read()).isEmpty();
            assertThat(read()).isEmpty();
        }
    }

    @Test
    void goesOnCountingAfterARestart() throws IOException {
        for (String text : new String[] {"one", "two", "three", "four", "five"}) {
            try (TwinFile file = opened()) {
                file.write(bytes(text));
            }
            assertThat(read()).isEqualTo(text);
        }
    }

    @Test
    void givesTheWritingBeforeWhereTheNewestIsTornAtAnyByte() throws IOException {
        byte[] newest = bytes("the newest");
        for (int torn = 0; torn < BEHIND_THE_HEADER + newest.length; torn++) {
            Files.deleteIfExists(path());
            try (TwinFile file = opened()) {
                file.write(bytes("the one before"));
                file.write(newest);
            }
            spoil(torn);

            assertThat(read()).as("torn at byte %d", torn).isEqualTo("the one before");
        }
    }

    @Test
    void goesOnAfterATornWriting() throws IOException {
        try (TwinFile file = opened()) {
            file.write(bytes("one"));
            file.write(bytes("two"));
        }
        spoil(BEHIND_THE_HEADER);
        try (TwinFile file = opened()) {
            file.write(bytes("again"));
        }

        assertThat(read()).isEqualTo("again");
    }

    @Test
    void isItsOwnersOnly() throws IOException {
        try (TwinFile file = opened()) {
            file.write(bytes("one"));
        }

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesWhatHasNoRoomAndKeepsWhatItHas() throws IOException {
        try (TwinFile file = opened()) {
            file.write(bytes("one"));

            assertThatThrownBy(() -> file.write(new byte[HALF]))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("bytes are more than");
        }
        assertThat(read()).isEqualTo("one");
    }

    /** Changes one byte of the second writing, which lies in the first half. */
    private void spoil(int at) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path().toFile(), "rw")) {
            file.seek(at);
            int was = file.read();
            file.seek(at);
            file.write(was ^ 0xFF);
        }
    }

    private String read() throws IOException {
        try (TwinFile file = opened()) {
            return file.read()
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .orElse("");
        }
    }

    private TwinFile opened() {
        return new TwinFile(path());
    }

    private Path path() {
        return folder.resolve("twin");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
