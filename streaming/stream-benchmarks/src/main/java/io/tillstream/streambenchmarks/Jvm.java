package io.tillstream.streambenchmarks;

import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The same Java machine for every contender: this JDK, half a gigabyte of heap, the serial collector, both compilers. */
final class Jvm {
    private Jvm() {}

    static ChildProcess start(String name, String classPath, List<String> flags, String main, String kafka, Path folder)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main, kafka, folder.toString()));
        return ChildProcess.start(name, command, Map.of(), folder.resolve(name + ".log"));
    }
}
