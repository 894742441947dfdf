package io.tillstream.conductor.process;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class with the class path its build listed.
 *
 * @param module folder of its module below the project's root
 * @param main its main class
 * @param flags of its JVM
 */
public record Program(String module, String main, List<String> flags) {
    /** Names the project's root; the launcher sets it. */
    public static final String ROOT_PROPERTY = "tillstream.root";

    private static final List<String> ALWAYS = List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-Xshare:auto",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8");

    public Program {
        flags = List.copyOf(flags);
    }

    /** The command line that starts it on this JVM's JDK. */
    public List<String> command(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(module), main));
        command.addAll(arguments);
        return command;
    }

    /** Where a module's build lies. */
    public static Path target(String module) {
        return Path.of(System.getProperty(ROOT_PROPERTY, ""))
                .toAbsolutePath()
                .resolve(module)
                .resolve("target");
    }

    /**
     * What a module runs from: its jar, then what its build listed, with colons between.
     *
     * @throws Complaint when it is not built
     */
    public static String classPath(String module) throws IOException {
        Path target = target(module);
        Path listed = target.resolve("classpath");
        String artifact = module.substring(module.lastIndexOf('/') + 1);
        if (Files.exists(listed)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, artifact + "-*.jar")) {
                for (Path jar : jars) {
                    return jar + ":" + Files.readString(listed).strip();
                }
            }
        }
        throw new Complaint(
                "Module " + module,
                "is not built",
                "a process runs from its jar and target/classpath",
                "start with ./tillstream, which builds it");
    }
}
