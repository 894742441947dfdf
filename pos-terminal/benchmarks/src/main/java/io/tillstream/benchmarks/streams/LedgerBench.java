package io.tillstream.benchmarks.streams;

import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sales from the broker into the ledgers. The module stream-benchmarks measures them; its document is taken over. */
public final class LedgerBench implements Bench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST_MINUTES = 30;

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public String title() {
        return "sale lines into stock and sales, exactly once, on one broker: a plain loop, our ledgers, Flink";
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("tillstream.root", ".")).toAbsolutePath();
        Path said = folder.resolve("streams.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dtillstream.root=" + root,
                        "-cp",
                        classPath(root),
                        "io.tillstream.streambenchmarks.StreamsBench",
                        "--json",
                        "--folder",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                throw new IOException("it has not ended after " + LONGEST_MINUTES + " minutes");
            }
        } finally {
            process.destroy();
        }
        take(JSON.readTree(Files.readString(said)), told);
    }

    /** Takes a document of that module over, row by row. */
    static void take(JsonNode document, Consumer<Row> told) throws IOException {
        for (JsonNode figure : document.path("benches")) {
            told.accept(new Row(
                    figure.path("bench").asString(),
                    figure.path("ours").asDouble(),
                    new Row.Peer(
                            figure.path("peer").path("name").asString(),
                            figure.path("peer").path("value").asDouble()),
                    figure.path("floor").isNumber()
                            ? OptionalDouble.of(figure.path("floor").asDouble())
                            : OptionalDouble.empty(),
                    figure.path("unit").asString(),
                    figure.path("runs").asInt(),
                    figure.path("load").asDouble(),
                    figure.path("outputsEqual").asBoolean()));
        }
        List<String> failed = document.path("failed")
                .valueStream()
                .map(failure -> failure.path("bench").asString() + ": "
                        + failure.path("reason").asString())
                .toList();
        if (!failed.isEmpty()) {
            throw new IOException(String.join("; ", failed));
        }
        if (document.path("benches").isEmpty()) {
            throw new IOException("nothing was measured: "
                    + document.path("error").path("thing").asString("no document"));
        }
    }

    private static String classPath(Path root) throws IOException {
        Path target = root.resolve("streaming").resolve("stream-benchmarks").resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("stream-benchmarks-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("stream-benchmarks is not built"));
            return jar + ":" + Files.readString(target.resolve("classpath")).strip();
        }
    }
}
