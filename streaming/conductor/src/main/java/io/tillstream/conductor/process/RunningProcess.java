package io.tillstream.conductor.process;

import java.time.Instant;
import java.util.Optional;

/**
 * What is recorded about a process in {@code run/processes.json}.
 *
 * @param name what people call it
 * @param pid of its leash, or of the conductor itself
 * @param startedAt when the operating system started that pid: a pid alone may belong to somebody else by now
 * @param address where it is found; empty without a door
 * @param log its log file
 * @param restarts how often it was started again
 */
public record RunningProcess(String name, long pid, Instant startedAt, String address, String log, int restarts) {
    /** The process, when it still is the one that was recorded. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(handle ->
                        handle.info().startInstant().filter(startedAt::equals).isPresent());
    }

    /** The program at the leash, or the process itself when it is on none, as the conductor with all its children is. */
    public Optional<Long> programPid() {
        if (name.equals(RunFile.CONDUCTOR)) {
            return handle().map(ProcessHandle::pid);
        }
        return handle().map(leash -> leash.children()
                // The leash's watch is a copy of itself: only the program has another command line.
                .filter(child -> !child.info().commandLine().equals(leash.info().commandLine()))
                .map(ProcessHandle::pid)
                .findFirst()
                .orElse(leash.pid()));
    }
}
