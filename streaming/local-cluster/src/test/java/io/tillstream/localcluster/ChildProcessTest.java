package io.tillstream.localcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void passesTheExitStatusOn() throws Exception {
        try (ChildProcess child = start("exit 7")) {
            assertThat(child.onExit().get(10, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    @Test
    void tellsTheLastWordsOfThisRunOnly() throws Exception {
        Files.writeString(folder.resolve("child.log"), "from yesterday\n");
        try (ChildProcess child = start("echo the port is taken; exit 1")) {
            child.onExit().get(10, TimeUnit.SECONDS);
            assertThat(child.lastWords()).isEqualTo("the port is taken");
        }
    }

    @Test
    void stopsAProgramThatListens() throws Exception {
        try (ChildProcess child = start("trap 'exit 0' TERM; echo ready; while :; do sleep 0.05; done")) {
            awaitReady();
            assertThat(child.stop(SOON)).isTrue();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void killsAProgramThatDoesNotListen() throws Exception {
        try (ChildProcess child = start("trap '' TERM; echo ready; while :; do sleep 0.05; done")) {
            awaitReady();
            List<ProcessHandle> programs = child.programs();
            assertThat(child.stop(Duration.ofMillis(300))).isFalse();
            assertThat(programs).isNotEmpty().noneMatch(ProcessHandle::isAlive);
        }
    }

    @Test
    void stopsTheProgramWhenItsStarterIsKilled() throws Exception {
        // The starter is a JVM of its own, killed like by a power cut.
        Path pidFile = folder.resolve("pid");
        Process starter = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        pidFile.toString(),
                        folder.resolve("child.log").toString())
                .inheritIO()
                .start();
        awaitReady();
        ProcessHandle program = ProcessHandle.of(
                        Long.parseLong(Files.readString(pidFile).strip()))
                .orElseThrow();

        starter.destroyForcibly().waitFor();

        program.onExit().get(10, TimeUnit.SECONDS);
    }

    /** Starts a program that writes its process id, and waits for ever. */
    static final class Starter {
        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            try (ChildProcess child = ChildProcess.start(
                    "child",
                    List.of("/bin/sh", "-c", "echo $$ > " + arguments[0] + "; echo ready; exec sleep 600"),
                    Map.of(),
                    Path.of(arguments[1]))) {
                child.onExit().join();
            }
        }
    }

    private ChildProcess start(String script) throws Exception {
        return ChildProcess.start("child", List.of("/bin/sh", "-c", script), Map.of(), folder.resolve("child.log"));
    }

    private void awaitReady() throws Exception {
        Path log = folder.resolve("child.log");
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!Files.exists(log) || !Files.readString(log).contains("ready")) {
            assertThat(System.nanoTime()).as("child is ready in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
