package io.tillstream.conductor.process;

import io.tillstream.conductor.home.Home;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.StartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Starts the processes, records them, starts those again that die once they were ready, and stops them all in order.
 */
public final class Supervisor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LONGEST_BACKOFF_SECONDS = 30;
    /** One that ran this long before it died was no failed start: its backoff begins anew. */
    private static final Duration STEADY = Duration.ofMinutes(1);

    private static final class Watched {
        private final Part part;
        private ChildProcess child;
        private Instant startedAt = Instant.now();
        private int restarts;
        private int failuresInARow;

        private Watched(Part part, ChildProcess child) {
            this.part = part;
            this.child = child;
        }
    }

    private final RunFile runFile;
    private final Consumer<String> say;
    private final Map<String, Watched> watched = new LinkedHashMap<>();
    private volatile boolean stopping;
    private boolean stopped;

    /** For one home; {@code say} is told in one line what happens unexpectedly. */
    public Supervisor(Home home, Consumer<String> say) throws IOException {
        this.runFile = new RunFile(home);
        this.say = say;
        record();
    }

    /**
     * Starts a process. It is not started again when it dies until {@link #keep} is called.
     *
     * @throws StartFailed when it ends at once, or everything is being stopped
     */
    public ChildProcess start(Part part) throws IOException {
        refuseWhenStopping();
        ChildProcess child = part.starter().start();
        synchronized (watched) {
            watched.put(part.name(), new Watched(part, child));
        }
        if (stopping) {
            child.close();
            refuseWhenStopping();
        }
        record();
        return child;
    }

    /** From now on a process that was started is started again whenever it ends unasked. */
    public void keep(String name) {
        Watched kept;
        synchronized (watched) {
            kept = watched.get(name);
        }
        if (kept == null) {
            throw new IllegalArgumentException(name + " was not started");
        }
        watch(kept);
    }

    /** Stops one process for good; nothing happens when it does not run. */
    public void stop(String name) throws IOException {
        Watched gone;
        synchronized (watched) {
            gone = watched.remove(name);
        }
        if (gone != null) {
            gone.child.stop(PATIENCE);
            record();
        }
    }

    public boolean isStopping() {
        return stopping;
    }

    /** Stops everything, the last tier first; a process that does not stop in time is killed. */
    @Override
    public void close() {
        stopping = true;
        // Whoever comes second waits until the first has stopped everything.
        synchronized (this) {
            if (!stopped) {
                stopAll();
                stopped = true;
            }
        }
    }

    private void stopAll() {
        for (Tier tier : List.of(Tier.values()).reversed()) {
            List<Watched> members;
            synchronized (watched) {
                members = watched.values().stream()
                        .filter(process -> process.part.tier() == tier)
                        .toList();
            }
            stopTogether(members);
        }
        stopUnrecorded();
        try {
            runFile.delete();
        } catch (IOException e) {
            throw new UncheckedIOException("The record of running processes cannot be deleted", e);
        }
    }

    private void stopTogether(List<Watched> members) {
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            members.forEach(process -> together.execute(() -> {
                if (!process.child.stop(PATIENCE)) {
                    say.accept(process.part.name() + " did not stop within " + PATIENCE.toSeconds()
                            + " s and was killed; see " + process.child.log());
                }
            }));
        }
    }

    /**
     * A process whose start was interrupted is a child of ours that nobody has registered. One that a start brings forth
     * even later loses its leash with this JVM.
     */
    private void stopUnrecorded() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<ProcessHandle> family = family();
        while (!family.isEmpty() && sleptFor(BETWEEN_LOOKS)) {
            if (System.nanoTime() > deadline) {
                family.forEach(ProcessHandle::destroyForcibly);
                return;
            }
            ProcessHandle.current().children().forEach(ProcessHandle::destroy);
            family = family();
        }
    }

    private static List<ProcessHandle> family() {
        return ProcessHandle.current().descendants().toList();
    }

    private void watch(Watched process) {
        var _ = process.child
                .onExit()
                .thenAcceptAsync(status -> startAgain(process, status), command -> Thread.startVirtualThread(command));
    }

    private void startAgain(Watched process, int status) {
        String name = process.part.name();
        // Ctrl-C reaches some programs before it reaches us: whoever stops everything will have said so by then.
        if (!sleptFor(MOMENT) || !isWanted(process)) {
            return;
        }
        if (process.startedAt.plus(STEADY).isBefore(Instant.now())) {
            process.failuresInARow = 0;
        }
        while (isWanted(process)) {
            int seconds = Math.min(LONGEST_BACKOFF_SECONDS, 1 << Math.min(process.failuresInARow, 5));
            process.failuresInARow++;
            say.accept(name + " ended unasked with status " + status + "; starting it again in " + seconds + " s; see "
                    + process.child.log());
            if (!sleptFor(Duration.ofSeconds(seconds)) || !isWanted(process)) {
                return;
            }
            try {
                process.child = process.part.starter().start();
                process.startedAt = Instant.now();
                process.restarts++;
                if (!isWanted(process)) {
                    process.child.close();
                    return;
                }
                record();
                watch(process);
                say.accept(name + " runs again, " + process.restarts
                        + (process.restarts == 1 ? " restart" : " restarts") + " since it was first started");
                return;
            } catch (IOException | StartFailed e) {
                say.accept(name + " cannot be started again: " + e.getMessage());
            }
        }
    }

    private boolean isWanted(Watched process) {
        synchronized (watched) {
            return !stopping && watched.get(process.part.name()) == process;
        }
    }

    private static boolean sleptFor(Duration pause) {
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Throws when everything is being stopped: nobody should go on then. */
    void refuseWhenStopping() {
        if (stopping) {
            throw new Stopping();
        }
    }

    private void record() throws IOException {
        List<RunningProcess> processes = new ArrayList<>();
        ProcessHandle self = ProcessHandle.current();
        processes.add(new RunningProcess(
                RunFile.CONDUCTOR, self.pid(), self.info().startInstant().orElse(Instant.EPOCH), "", "", 0));
        synchronized (watched) {
            watched.values().stream()
                    .sorted(Comparator.comparing(process -> process.part.tier()))
                    .forEach(process -> processes.add(new RunningProcess(
                            process.part.name(),
                            process.child.leash().pid(),
                            process.child.leash().info().startInstant().orElse(Instant.EPOCH),
                            process.part.address(),
                            process.child.log().toString(),
                            process.restarts)));
            runFile.write(processes);
        }
    }
}
