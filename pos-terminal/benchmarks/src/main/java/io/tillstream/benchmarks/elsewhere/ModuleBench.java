package io.tillstream.benchmarks.elsewhere;

import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What another module measures, whose class path cannot be ours: its main class runs in a process of its own and prints a
 * document, which is taken over.
 *
 * @param name what it is called on the command line
 * @param title what it measures, one clause
 * @param module its folder below the root of the tree
 * @param main its main class
 * @param flags of its JVM, each as it is written on a command line; {@code {root}} stands for the root
 * @param arguments of the main class, before those that all have
 */
public record ModuleBench(
        String name, String title, String module, String main, List<String> flags, List<String> arguments)
        implements Bench {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long LONGEST_MINUTES = 30;
    private static final String ROOT = "{root}";

    public ModuleBench {
        flags = List.copyOf(flags);
        arguments = List.copyOf(arguments);
    }

    /** Sales from the broker into the ledgers. */
    public static ModuleBench ledgers() {
        return new ModuleBench(
                "streams",
                "sale lines into stock and sales, exactly once, on one broker: a plain loop, our ledgers, Flink",
                "streaming/stream-benchmarks",
                "io.tillstream.streambenchmarks.StreamsBench",
                List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"),
                List.of());
    }

    /** What is learned: on the class path of training, where Spark is. */
    public static List<ModuleBench> models() {
        return List.of(
                ofTraining("rules", "association rules of 60,000 baskets: our miner, Spark's FPGrowth"),
                ofTraining("recommend", "the neighbours of 5,000 members: our TIFU-KNN, one in plain Python"),
                ofTraining("demand", "a week of 200 series: our methods and the choice, statsmodels' Holt-Winters"),
                ofTraining("customers", "who comes back, out of 5,000: our BG/NBD, scipy's optimiser"),
                ofTraining("replay", "months of baskets priced again by Spark: the same engine in a loop"));
    }

    private static ModuleBench ofTraining(String name, String title) {
        return new ModuleBench(
                name,
                title,
                "ml/training",
                "io.tillstream.training.bench.ModelBench",
                List.of("-Xmx3g", "@" + ROOT + "/ml/training/target/classes/io/tillstream/training/jvm-flags"),
                List.of(name));
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws IOException, InterruptedException {
        Path root = Path.of(System.getProperty("tillstream.root", ".")).toAbsolutePath();
        Path said = folder.resolve(name + ".json");
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC"));
        flags.forEach(flag -> command.add(flag.replace(ROOT, root.toString())));
        command.addAll(List.of("-Dtillstream.root=" + root, "-cp", classPath(root), main));
        command.addAll(arguments);
        command.addAll(List.of("--json", "--folder", folder.toString()));
        Process process = new ProcessBuilder(command)
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

    private String classPath(Path root) throws IOException {
        Path target = root.resolve(module).resolve("target");
        String artifact = module.substring(module.lastIndexOf('/') + 1);
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches(artifact + "-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(artifact + " is not built"));
            return jar + ":" + Files.readString(target.resolve("classpath")).strip();
        }
    }
}
