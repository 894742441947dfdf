package io.tillstream.localcluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A program on a leash: it logs to a file, and it is told to stop when its starter dies, however that happens.
 *
 * <p>The leash is a small POSIX shell that holds the read end of a pipe from the starter: when the pipe breaks, the shell
 * signals the program. It also keeps Ctrl-C and a closing terminal away from the program, so that its starter can stop
 * everything in order.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TOLD_LINES = 12;

    /** $1 is the signal that stops the program in good order, the rest is the program and its arguments. */
    private static final String LEASH = """
            trap '' INT HUP
            signal=$1; shift
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            trap 'kill -s "$signal" "$child" 2>/dev/null' TERM
            { read -r nothing <&3; kill -s "$signal" "$child" 2>/dev/null; } &
            watch=$!
            exec 3<&-
            while :; do
              wait "$child"; status=$?
              kill -0 "$child" 2>/dev/null || break
            done
            kill -KILL "$watch" 2>/dev/null
            exit "$status"
            """;

    private final String name;
    private final Process leash;
    private final Path log;
    private final long logStart;

    private ChildProcess(String name, Process leash, Path log, long logStart) {
        this.name = name;
        this.leash = leash;
        this.log = log;
        this.logStart = logStart;
    }

    /**
     * Starts a program that stops in good order on SIGTERM.
     *
     * @param name what people call it, {@code kafka}
     * @param command the program and its arguments
     * @param environment variables added to this process's own
     * @param log the file that takes everything it prints, appended
     * @throws IOException when it cannot be started
     */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        return start(name, "TERM", command, environment, log);
    }

    static ChildProcess start(
            String name, String stopSignal, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        Path folder = log.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        long logStart = Files.exists(log) ? Files.size(log) : 0;
        List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, name, stopSignal));
        leashed.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(leashed)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return new ChildProcess(name, builder.start(), log, logStart);
    }

    public String name() {
        return name;
    }

    /** The file that takes everything it prints. */
    public Path log() {
        return log;
    }

    public boolean isAlive() {
        return leash.isAlive();
    }

    /** The process this JVM started: the leash, which lives exactly as long as the program. */
    public ProcessHandle leash() {
        return leash.toHandle();
    }

    /** The program itself, and whatever it started: for those who want to measure or kill it. */
    public List<ProcessHandle> programs() {
        // The watch is a forked copy of the leash itself; everything with another command line is the program.
        String own = leash.info().commandLine().orElse("");
        return leash.descendants()
                .filter(process -> !process.info().commandLine().orElse("").equals(own))
                .toList();
    }

    /** Completes with the exit status once it has ended. */
    public CompletableFuture<Integer> onExit() {
        return leash.onExit().thenApply(Process::exitValue);
    }

    /** The last lines it printed since it was started, to tell why it ended. */
    public String lastWords() {
        try (var file = Files.newByteChannel(log)) {
            long from = Math.max(logStart, file.size() - 8_192);
            file.position(from);
            byte[] bytes = java.nio.channels.Channels.newInputStream(file).readAllBytes();
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TOLD_LINES), lines.size()));
        } catch (IOException e) {
            return "(its log " + log + " cannot be read: " + e.getMessage() + ")";
        }
    }

    /**
     * Asks it to stop and kills it when it has not stopped in time.
     *
     * @return whether it stopped by itself
     */
    public boolean stop(Duration patience) {
        List<ProcessHandle> family = new ArrayList<>(leash.descendants().toList());
        leash.destroy();
        boolean stopped = waitFor(patience);
        if (!stopped) {
            family.addAll(leash.descendants().toList());
            end(family);
        }
        closePipe();
        return stopped;
    }

    /** Kills it at once, as a power cut would. */
    public void kill() {
        end(leash.descendants().toList());
        closePipe();
    }

    /** Stops the program in mid-step until {@link #resume()}, as a long pause of its machine would. */
    public void pause() {
        signal("STOP");
    }

    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        for (ProcessHandle program : programs()) {
            try {
                new ProcessBuilder("kill", "-s", signal, Long.toString(program.pid()))
                        .inheritIO()
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(name + " cannot be sent " + signal, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        stop(PATIENCE);
    }

    /** Kills the leash and those behind it, and returns when they are gone: a killed process lives on for a moment. */
    private void end(List<ProcessHandle> family) {
        family.forEach(ProcessHandle::destroyForcibly);
        leash.destroyForcibly();
        waitFor(PATIENCE);
        CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private boolean waitFor(Duration patience) {
        try {
            return leash.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void closePipe() {
        try {
            leash.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("The pipe to " + name + " cannot be closed", e);
        }
    }
}
