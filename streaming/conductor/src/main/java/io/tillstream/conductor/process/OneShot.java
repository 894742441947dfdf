package io.tillstream.conductor.process;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.localcluster.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command of ours that runs to its end as a child process and answers with one JSON document. */
public final class OneShot {
    private static final JsonMapper JSON = new JsonMapper();

    /** The command's standard output goes to $1, all else to the log. */
    private static final String KEEP_OUTPUT = "out=$1; shift; exec \"$@\" >\"$out\"";

    private final Home home;
    private final Supervisor supervisor;

    /**
     * What it answered.
     *
     * @param status 0, or 1 when what it checked does not hold
     * @param document what it printed
     */
    public record Answer(int status, JsonNode document) {}

    public OneShot(Home home, Supervisor supervisor) {
        this.home = home;
        this.supervisor = supervisor;
    }

    /**
     * Runs it; the argument {@code --json} is added.
     *
     * @throws Complaint when the command itself complained, with its words
     * @throws IOException when it ended in any other way
     */
    public Answer run(String name, Program program, List<String> arguments, Map<String, String> environment)
            throws IOException {
        Path output = home.run().resolve(name + ".json");
        List<String> all = new ArrayList<>(arguments);
        all.add("--json");
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", KEEP_OUTPUT, name, output.toString()));
        command.addAll(program.command(all));
        ChildProcess child = supervisor.start(new Part(
                name, Tier.SHOPPERS, "", () -> ChildProcess.start(name, command, environment, home.log(name))));
        int status = child.onExit().join();
        supervisor.stop(name);
        supervisor.refuseWhenStopping();
        String printed = Files.readString(output).strip();
        return switch (status) {
            case ExitCode.SUCCESS, ExitCode.DOES_NOT_HOLD -> new Answer(status, read(name, child, printed));
            case ExitCode.CANNOT_WORK -> throw complaint(name, child, printed);
            default -> throw failed(name, status, child);
        };
    }

    private static JsonNode read(String name, ChildProcess child, String printed) throws IOException {
        try {
            return JSON.readTree(printed);
        } catch (JacksonException e) {
            throw failed(name, ExitCode.SUCCESS, child);
        }
    }

    private static IOException failed(String name, int status, ChildProcess child) {
        // What a person is told is one line: the log has the others.
        String last = child.lastWords()
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((_, later) -> later)
                .orElse("nothing");
        return new IOException(name + " ended with status " + status + " and said last: " + last + " (all of it in "
                + child.log() + ")");
    }

    private static Complaint complaint(String name, ChildProcess child, String printed) {
        JsonNode error = errorIn(printed);
        if (error.hasNonNull("thing")) {
            return new Complaint(
                    error.path("thing").asString(),
                    error.path("value").asString(),
                    error.path("rule").asString(),
                    error.path("next").asString());
        }
        return new Complaint(
                "Step " + name,
                child.lastWords().lines().findFirst().orElse("gave no reason"),
                "everything starts or nothing does",
                "see " + child.log());
    }

    private static JsonNode errorIn(String printed) {
        try {
            return JSON.readTree(printed).path("error");
        } catch (JacksonException e) {
            // It complained for people only: its last words say it, too.
            return JSON.missingNode();
        }
    }
}
