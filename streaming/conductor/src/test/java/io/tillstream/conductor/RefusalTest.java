package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RefusalTest {
    @TempDir
    private Path folder;

    @Test
    void tellsTheLineOfAnAppThatEndedWithTwo() throws Exception {
        ChildProcess app =
                ended("echo starting; echo 'Topic x has 4 partitions; this version wants 5; go on.'; exit 2");

        assertThat(Refusal.of(app))
                .hasValueSatisfying(complaint -> assertThat(complaint)
                        .hasMessageStartingWith(
                                "Process streaming-app: Topic x has 4 partitions; this version wants 5; go on; ")
                        .hasMessageContaining("streaming-app.log"));
    }

    @Test
    void hasNothingToTellOfOneThatCrashedOrStillRuns() throws Exception {
        assertThat(Refusal.of(ended("echo 'a stack trace'; exit 1"))).isEmpty();
        try (ChildProcess running = start("exec sleep 600")) {
            assertThat(Refusal.of(running)).isEmpty();
        }
    }

    private ChildProcess ended(String script) throws Exception {
        ChildProcess process = start(script);
        process.onExit().get(20, TimeUnit.SECONDS);
        return process;
    }

    private ChildProcess start(String script) throws IOException {
        return ChildProcess.start(
                "streaming-app", List.of("/bin/sh", "-c", script), Map.of(), folder.resolve("streaming-app.log"));
    }
}
