package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Flink, from the module that alone has it on its class path.
 *
 * @param root the folder of the project
 */
record FlinkPeer(Path root) implements Contender {
    /** What Flink asks of a JVM that hides its inner parts. */
    private static final List<String> DOORS = Stream.of(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.math",
                    "java.net",
                    "java.io",
                    "java.nio",
                    "sun.nio.ch",
                    "java.text",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks")
            .map(inner -> "--add-opens=java.base/" + inner + "=ALL-UNNAMED")
            .toList();

    @Override
    public String name() {
        return "Flink 1.20, transactional sink";
    }

    @Override
    public ChildProcess start(String kafka, Path folder) throws IOException {
        Path target = root.resolve("streaming").resolve("flink-peer").resolve("target");
        String classPath = target.resolve("classes") + ":"
                + Files.readString(target.resolve("classpath")).strip();
        return Jvm.start("flink", classPath, DOORS, "io.tillstream.flinkpeer.FlinkLedgers", kafka, folder);
    }

    @Override
    public Results results(String kafka, Path folder) {
        return new PublishedResults(kafka);
    }
}
