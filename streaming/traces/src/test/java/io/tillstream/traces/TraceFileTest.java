package io.tillstream.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceFileTest {
    @Test
    void writesLinesAsAWholeOnly(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("made").resolve("app.jsonl");
        try (TraceFile file = new TraceFile(path, 1000)) {
            file.write("{\"half\":".getBytes(StandardCharsets.UTF_8));
            assertThat(path).doesNotExist();

            file.write("1}\n".getBytes(StandardCharsets.UTF_8));
            assertThat(path).hasContent("{\"half\":1}\n");

            file.write('2');
            file.write('\n');
            assertThat(path).hasContent("{\"half\":1}\n2\n");
        }
    }

    @Test
    void keepsOneFileBeforeAndNeverMore(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("app.jsonl");
        try (TraceFile file = new TraceFile(path, 10)) {
            for (String line : new String[] {"first\n", "second\n", "third\n"}) {
                file.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(path).hasContent("third\n");
        assertThat(TraceFile.before(path)).hasContent("second\n");
    }
}
