package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.localcluster.ChildProcess;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An app that cannot work says so in one line and ends with 2: that line is what people should read. */
final class Refusal {
    private static final int MOMENT_SECONDS = 5;

    private Refusal() {}

    /** What it said; nothing when it ended in another way, or has not ended. */
    static Optional<Complaint> of(ChildProcess process) {
        if (process.isAlive() || !endedAsRefused(process)) {
            return Optional.empty();
        }
        List<String> words = process.lastWords().lines().toList();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Complaint(
                        "Process " + process.name(),
                        withoutStop(words.getLast()),
                        "everything runs or nothing does",
                        "everything was stopped; its log is " + process.log()));
    }

    private static boolean endedAsRefused(ChildProcess process) {
        try {
            return process.onExit().get(MOMENT_SECONDS, TimeUnit.SECONDS) == ExitCode.CANNOT_WORK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private static String withoutStop(String line) {
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
