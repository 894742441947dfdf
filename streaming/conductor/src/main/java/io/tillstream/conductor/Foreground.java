package io.tillstream.conductor;

import io.tillstream.conductor.process.Program;
import java.io.IOException;
import java.util.List;

/** A command of ours that speaks for itself: its progress, its answer and its exit code are those of the whole. */
final class Foreground {
    private final Session session;

    Foreground(Session session) {
        this.session = session;
    }

    int run(Program program, List<String> arguments) throws IOException {
        Process process =
                new ProcessBuilder(program.command(arguments)).inheritIO().start();
        Thread hook = new Thread(process::destroy, "stop-" + program.main());
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
            throw new IOException("Interrupted while " + program.main() + " ran", e);
        } finally {
            if (!session.supervisor().isStopping()) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }
}
