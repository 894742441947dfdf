package io.tillstream.conductor.process;

import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The record of what runs in a home: read by {@code status} and {@code stop}, and by the next start. */
public final class RunFile {
    /** Under this name the conductor records itself, as the first of the list. */
    public static final String CONDUCTOR = "conductor";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    public RunFile(Home home) {
        file = home.run().resolve("processes.json");
    }

    /** What was running when it was last written; nothing when it was never written. */
    public List<RunningProcess> read() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(JSON.readValue(Files.readString(file), RunningProcess[].class));
        } catch (JacksonException e) {
            throw new IOException("The record " + file + " is unreadable: " + e.getOriginalMessage(), e);
        }
    }

    void write(List<RunningProcess> processes) throws IOException {
        Path half = file.resolveSibling("processes.json.half");
        Files.writeString(half, JSON.writeValueAsString(processes) + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /**
     * Ends what a conductor that was killed has left: asks first, kills what has not gone in time. Only processes that
     * are still the recorded ones are touched.
     *
     * @return how many were still there
     */
    public int endLeftovers(Duration patience) throws IOException {
        List<ProcessHandle> left = read().stream()
                .filter(process -> !process.name().equals(CONDUCTOR))
                .flatMap(process -> process.handle().stream())
                .toList();
        List<ProcessHandle> families = left.stream()
                .flatMap(
                        leash -> java.util.stream.Stream.concat(java.util.stream.Stream.of(leash), leash.descendants()))
                .toList();
        left.forEach(ProcessHandle::destroy);
        if (!haveEnded(families, patience)) {
            families.forEach(ProcessHandle::destroyForcibly);
            haveEnded(families, patience);
        }
        delete();
        return left.size();
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration patience) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for a process cannot fail", e);
        }
    }
}
