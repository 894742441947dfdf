package io.tillstream.benchmarks;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Peers that run under Node.js. They lie outside the repository and are fetched only by whoever asks for it.
 *
 * @param folder where they are installed
 * @param install whether what is missing may be fetched from the npm registry
 */
public record NodePeers(Path folder, boolean install) {
    private static final long LONGEST_INSTALL_MINUTES = 10;
    private static final long LONGEST_RUN_MINUTES = 3;

    /** The folder with this version of a package; empty, with one line that says why, where it is missing. */
    public Optional<Path> folderWith(String name, String version, List<String> beside)
            throws IOException, InterruptedException {
        Path place = folder.resolve(name.replace('/', '_') + "-" + version);
        if (Files.isDirectory(place.resolve("node_modules").resolve(name))) {
            return Optional.of(place);
        }
        if (!install) {
            System.err.println(name + " " + version + " is left out: it is not in " + place
                    + "; add --install-peers to fetch it from the npm registry.");
            return Optional.empty();
        }
        System.err.println("Fetching " + name + " " + version + " into " + place);
        Files.createDirectories(place);
        // An own package.json, so that npm does not look for one in the folders above.
        Files.writeString(place.resolve("package.json"), "{\"name\":\"peers\",\"private\":true}");
        List<String> command = new ArrayList<>(List.of(
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--no-package-lock",
                name + "@" + version));
        command.addAll(beside);
        start(command, place, LONGEST_INSTALL_MINUTES);
        return Optional.of(place);
    }

    /** Runs node and waits for it. */
    public void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(arguments);
        start(command, folder, LONGEST_RUN_MINUTES);
    }

    private static void start(List<String> command, Path place, long minutes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(place.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new Complaint(
                    command.getFirst(), String.join(" ", command), "it has " + minutes + " minutes", "try it by hand");
        }
        if (process.exitValue() != 0) {
            throw new Complaint(
                    command.getFirst(),
                    "exit " + process.exitValue(),
                    "a peer runs under Node.js 20 or newer",
                    "see its message above");
        }
    }
}
