package io.tillstream.gateway.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.till.ProgramPart;
import io.tillstream.gateway.log.Followed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramPartsTest {
    private static final String KEPT = "0a".repeat(32);
    private static final String GONE = "0b".repeat(32);

    @TempDir
    Path folder;

    private static Followed part(String program, int part, @Nullable String content) {
        return new Followed(
                "fact.till-program.v1",
                program + "|" + part,
                content == null
                        ? null
                        : CanonicalJson.encode(new ProgramPart(
                                program,
                                part,
                                Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void whatLeftTheLogWhileNobodyReadGoesOnceAllIsRead() throws Exception {
        ProgramParts before = ProgramParts.in(folder);
        before.receive(List.of(part(KEPT, 0, "a"), part(KEPT, 1, "b"), part(GONE, 0, "c")));
        Files.writeString(folder.resolve("note"), "not a part");

        // The gateway was killed; the log was compacted, and even the word that a part is gone is not there any more.
        ProgramParts after = ProgramParts.in(folder);
        after.receive(List.of(part(KEPT, 0, "a"), part(KEPT, 1, "b")));
        assertThat(after.part(GONE, 0)).isPresent();
        after.tidy();

        assertThat(after.part(GONE, 0)).isEmpty();
        assertThat(after.part(KEPT, 0)).contains("a".getBytes(StandardCharsets.UTF_8));
        assertThat(after.part(KEPT, 1)).isPresent();
        assertThat(folder.resolve("note")).exists();
        after.receive(List.of(part(GONE, 0, "c")));
        after.tidy();
        assertThat(after.part(GONE, 0)).as("uploaded again").isPresent();
    }

    @Test
    void whatLeavesTheLogGoesAtOnce() throws Exception {
        ProgramParts parts = ProgramParts.in(folder);
        parts.receive(List.of(part(GONE, 0, "c"), part(GONE, 0, null)));

        assertThat(parts.part(GONE, 0)).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }
}
