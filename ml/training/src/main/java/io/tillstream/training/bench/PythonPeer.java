package io.tillstream.training.bench;

import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A script of ours that does the same in Python, in a process of its own. What it needs is looked for on this machine and never
 * fetched.
 *
 * @param script its name beside this class
 * @param libraries what it imports
 */
record PythonPeer(String script, List<String> libraries) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The one somebody has chosen, and the system's own, which often has the libraries of its distribution. */
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private static final long LONGEST_MINUTES = 5;

    PythonPeer {
        libraries = List.copyOf(libraries);
    }

    /** The Python that has its libraries; where there is none, one line says so. */
    Optional<String> python() throws InterruptedException {
        for (String python : PYTHONS) {
            if (imports(python)) {
                return Optional.of(python);
            }
        }
        System.err.println("The peer in Python is left out: neither of " + String.join(" and ", PYTHONS) + " imports "
                + String.join(", ", libraries) + "; install them and start again.");
        return Optional.empty();
    }

    private boolean imports(String python) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(python, "-c", "import " + String.join(", ", libraries))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(1, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException _) {
            return false;
        }
    }

    /** Runs it once; it prints one JSON document, with the processor seconds of the work itself in {@code seconds}. */
    JsonNode run(String python, Path folder, String... arguments) throws IOException, InterruptedException {
        Path copy = folder.resolve(script);
        if (!Files.exists(copy)) {
            try (InputStream in = Objects.requireNonNull(PythonPeer.class.getResourceAsStream(script))) {
                Files.copy(in, copy);
            }
        }
        Path said = folder.resolve(script + ".json");
        List<String> command = new ArrayList<>(List.of(python, copy.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        // Threads of the linear algebra would only wait for each other, and their waiting would count.
        for (String library : List.of("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")) {
            builder.environment().put(library, "1");
        }
        Process process = builder.start();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw wrong("not ready after " + LONGEST_MINUTES + " minutes");
        }
        if (process.exitValue() != 0) {
            throw wrong("exit " + process.exitValue());
        }
        return JSON.readTree(Files.readString(said, StandardCharsets.UTF_8));
    }

    private Complaint wrong(String value) {
        return new Complaint(script, value, "the peer runs under Python 3", "see its message above");
    }
}
