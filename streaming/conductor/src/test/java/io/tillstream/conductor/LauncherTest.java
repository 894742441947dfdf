package io.tillstream.conductor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as far as it goes without building anything. */
final class LauncherTest {
    @TempDir
    private Path folder;

    private record Answer(int status, String out, String err) {}

    @Test
    void listsItsCommands() throws Exception {
        Answer answer = run(Map.of(), "--help");

        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .contains(
                        "demo",
                        "up",
                        "status",
                        "stop",
                        "reconcile",
                        "deadletter list",
                        "journal verify",
                        "scan",
                        "rules mine",
                        "customers fit",
                        "customers describe",
                        "lift evaluate",
                        "lift campaign",
                        "language evaluate",
                        "ask",
                        "test");
    }

    @Test
    void refusesACommandItDoesNotKnow() throws Exception {
        Answer answer = run(Map.of(), "frobnicate");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err().lines()).singleElement().asString().contains("frobnicate", "no such command");
    }

    @Test
    void namesTheSecondWordsOfACommandAndOfNoOther() throws Exception {
        Answer missing = run(Map.of(), "lift");
        Answer wrong = run(Map.of(), "customers", "fti");

        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err())
                .isEqualTo("Command lift: a second word is missing; after lift there is evaluate and campaign;"
                        + " run ./tillstream lift --help.\n");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err())
                .isEqualTo("Command customers: there is no customers fti; after customers there is fit and describe;"
                        + " run ./tillstream customers --help.\n");
    }

    @Test
    void everyCommandOfTwoWordsNamesItsSecond() throws Exception {
        List<String> twoWords = run(Map.of(), "--help")
                .out()
                .lines()
                .map(line -> line.strip().replaceFirst(" {2,}.*", ""))
                .filter(line -> line.matches("[a-z]+ [a-z]+"))
                .toList();

        assertThat(twoWords).hasSizeGreaterThan(10);
        for (String command : twoWords) {
            int space = command.indexOf(' ');
            assertThat(run(Map.of(), command.substring(0, space)).err())
                    .containsPattern(
                            "after " + command.substring(0, space) + " there is [^;]*" + command.substring(space + 1));
        }
    }

    @Test
    void namesAMissingMavenInOneLine() throws Exception {
        // A copy of the launcher alone in a folder has never been built, and finds only the tools linked here.
        Path root = Files.createDirectory(folder.resolve("clone"));
        Files.copy(launcher(), root.resolve("tillstream"));
        Path tools = Files.createDirectory(folder.resolve("bin"));
        for (String tool : List.of("sh", "dirname", "sed", "find", "head", "ls", "cat", "uname", "id", "grep")) {
            Files.createSymbolicLink(tools.resolve(tool), where(tool));
        }

        Answer answer = run(
                root.resolve("tillstream"),
                Map.of("PATH", tools.toString(), "JAVA_HOME", System.getProperty("java.home")),
                "status");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err().lines()).singleElement().asString().startsWith("Maven: no mvn on PATH");
    }

    private Answer run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        return run(launcher(), environment, arguments);
    }

    private Answer run(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of("/bin/sh", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("ends in time").isTrue();
        return new Answer(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    /** Tests run in their module's folder. */
    private static Path launcher() {
        return Path.of("").toAbsolutePath().resolve("../../tillstream").normalize();
    }

    private static Path where(String tool) {
        for (String place : List.of("/bin", "/usr/bin")) {
            if (Files.isExecutable(Path.of(place, tool))) {
                return Path.of(place, tool);
            }
        }
        throw new AssertionError("No " + tool + " on this machine");
    }
}
