package io.tillstream.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything running in a home of its own, started the way {@code ./tillstream up} starts it, from the jars this build has
 * just made.
 */
final class Platform implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);
    private static final Duration STOP_PATIENCE = Duration.ofMinutes(2);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path home;
    private final Process conductor;
    private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();

    private Platform(Path home, Process conductor) {
        this.home = home;
        this.conductor = conductor;
    }

    /** Starts a generated chain of that size and returns once offers flow. */
    static Platform up(Path home, int stores, int tillsPerStore) throws IOException, InterruptedException {
        Files.createDirectories(home);
        Files.writeString(
                home.resolve("settings.json"),
                JSON.writeValueAsString(Map.of(
                        "shop", Map.of("source", "generated", "stores", stores, "tillsPerStore", tillsPerStore))));
        List<String> up = new ArrayList<>(command("up", home));
        up.addAll(List.of("--traces", home.resolve("traces").toString()));
        Process conductor = new ProcessBuilder(up).redirectErrorStream(true).start();
        Platform platform = new Platform(home, conductor);
        CompletableFuture<Void> ready = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("what-the-conductor-says").start(() -> platform.listen(ready));
        try {
            ready.get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            platform.close();
            throw new IllegalStateException("The platform did not start:\n" + platform.report(), e);
        }
        return platform;
    }

    private void listen(CompletableFuture<Void> ready) {
        try (BufferedReader lines = conductor.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                if (line.contains("Ctrl-C stops everything")) {
                    ready.complete(null);
                }
            }
            ready.completeExceptionally(new IllegalStateException("The conductor ended."));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** The answer of a second command in this home, {@code status} or {@code reconcile}. */
    Answer ask(String command, String... arguments) throws IOException, InterruptedException {
        return answer(command(command, home), arguments);
    }

    /** The answer of a command that needs nobody to be running. */
    Answer run(String module, String main, String... arguments) throws IOException, InterruptedException {
        return answer(java(module, main), arguments);
    }

    private static Answer answer(List<String> command, String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(command);
        line.addAll(List.of(arguments));
        line.add("--json");
        Process process = new ProcessBuilder(line)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), JSON.readTree(out));
    }

    /**
     * What a command answered.
     *
     * @param exit its exit code
     * @param document what it printed
     */
    record Answer(int exit, JsonNode document) {}

    /** The project's folder, with what this build has just made. */
    Path root() {
        return projectRoot();
    }

    Path home() {
        return home;
    }

    /** What its clocks show. */
    Instant now() {
        return Instant.now().plus(Duration.parse(settings().path("clockOffset").asString()));
    }

    JsonNode settings() {
        return json(home.resolve("settings.json"));
    }

    int port(String process) {
        return settings().path("ports").path(process).asInt();
    }

    String address(String process) {
        return "http://127.0.0.1:" + port(process);
    }

    /** Ends one process the hard way, by the id that {@code status} gives. */
    void kill(String process) throws IOException, InterruptedException {
        long pid = process(process).path("pid").asLong();
        ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
        handle.destroyForcibly();
        Await.until(process + " to be gone", Duration.ofSeconds(20), () -> !handle.isAlive());
    }

    JsonNode process(String name) throws IOException, InterruptedException {
        for (JsonNode process : ask("status").document().path("processes")) {
            if (process.path("name").asString().equals(name)) {
                return process;
            }
        }
        throw new IllegalArgumentException("No process " + name + ".");
    }

    /** Objects of a file with one JSON document per line. */
    List<JsonNode> plan(String file) throws IOException {
        try (var lines = Files.lines(home.resolve("plan").resolve(file))) {
            return lines.map(JSON::readTree).toList();
        }
    }

    /** What the conductor said, and the end of each log. */
    String report() {
        StringBuilder report = new StringBuilder(String.join("\n", said));
        try (var logs = Files.list(home.resolve("logs"))) {
            for (Path log : logs.sorted().toList()) {
                List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
                report.append("\n--- ").append(log.getFileName()).append('\n');
                report.append(
                        lines.stream().skip(Math.max(0, lines.size() - 15)).collect(Collectors.joining("\n")));
            }
        } catch (IOException | UncheckedIOException e) {
            report.append("\n(no logs: ").append(e).append(')');
        }
        return report.toString();
    }

    @Override
    public void close() {
        conductor.destroy();
        CompletableFuture<Process> end = conductor.onExit().orTimeout(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        end.exceptionally(late -> {
                    conductor.destroyForcibly();
                    throw new IllegalStateException(
                            "The conductor did not stop within " + STOP_PATIENCE + ":\n" + report(), late);
                })
                .join();
    }

    static JsonNode json(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String command, Path home) throws IOException {
        List<String> line = new ArrayList<>(java("streaming/conductor", "io.tillstream.conductor.Conductor"));
        line.addAll(List.of(command, "--home", home.toString()));
        return line;
    }

    private static List<String> java(String module, String main) throws IOException {
        Path root = projectRoot();
        Path target = root.resolve(module).resolve("target");
        String classPath = target.resolve("classes") + ":"
                + Files.readString(target.resolve("classpath")).strip();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dtillstream.root=" + root,
                "-cp",
                classPath,
                main);
    }

    private static Path projectRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Started outside the project.");
            }
        }
        return folder;
    }
}
