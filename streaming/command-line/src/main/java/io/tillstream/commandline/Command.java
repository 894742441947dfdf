package io.tillstream.commandline;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The frame of a command: a subclass is annotated with picocli's {@code @Command} and its options, does its work in
 * {@link #run()} and prints its result once with {@link #print}.
 */
public abstract class Command implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--json", description = "Print one JSON document on standard output instead of text.")
    boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    private PrintStream out = System.out;

    /**
     * Does the work.
     *
     * @return one of {@link ExitCode}
     * @throws Complaint for anything the user can put right
     * @throws Exception for anything else: exit 3
     */
    protected abstract int run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        return run();
    }

    /** Prints the result: {@code text} for people, or {@code document} as JSON when {@code --json} was given. */
    protected final void print(String text, Object document) {
        out.println(json ? JSON.writeValueAsString(document) : text);
        out.flush();
    }

    protected final boolean isJson() {
        return json;
    }

    /** Runs a command with its arguments and returns its exit code; a {@code main} passes that to {@link System#exit}. */
    public static int execute(Command command, String... arguments) {
        return execute(
                command,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    /**
     * What a command said.
     *
     * @param exit its exit code
     * @param out what it printed, without blanks at its ends
     * @param err what it complained of, likewise; progress goes elsewhere
     */
    public record Answer(int exit, String out, String err) {}

    /** Runs a command as {@link #execute} does, and keeps what it says. */
    public static Answer ask(Command command, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exit = execute(
                command,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                arguments);
        return new Answer(
                exit,
                out.toString(StandardCharsets.UTF_8).strip(),
                err.toString(StandardCharsets.UTF_8).strip());
    }

    private static int execute(Command command, PrintStream out, PrintWriter err, String... arguments) {
        command.out = out;
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(err)
                .setParameterExceptionHandler((exception, ignored) -> tell(
                        WrongArguments.complaint(exception), List.of(arguments).contains("--json"), out, err))
                .setExecutionExceptionHandler((exception, commandLine, ignored) -> {
                    if (exception instanceof Complaint complaint) {
                        return tell(complaint, command.json, out, err);
                    }
                    err.println("Internal error: " + exception
                            + "; this is a defect of Tillstream, please report it with" + " the lines below.");
                    exception.printStackTrace(err);
                    if (command.json) {
                        out.println(JSON.writeValueAsString(new Complaint(
                                        "Tillstream",
                                        String.valueOf(exception),
                                        "an internal error is a defect",
                                        "report it with the log")
                                .asJson()));
                    }
                    return ExitCode.INTERNAL_ERROR;
                })
                .execute(arguments);
    }

    private static int tell(Complaint complaint, boolean json, PrintStream out, PrintWriter err) {
        if (json) {
            Map<String, Object> document = complaint.asJson();
            out.println(JSON.writeValueAsString(document));
        }
        err.println(complaint.getMessage());
        return ExitCode.CANNOT_WORK;
    }
}
