package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code stop}: ends what a demo or up runs in a home. */
@picocli.CommandLine.Command(name = "stop", description = "Stop what demo or up started, in order.")
final class StopCommand extends Command {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LEFTOVER_PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException {
        Home home = new Home(homeFolder);
        RunFile runFile = new RunFile(home);
        Optional<ProcessHandle> conductor = runFile.read().stream()
                .filter(process -> process.name().equals(RunFile.CONDUCTOR))
                .findFirst()
                .flatMap(RunningProcess::handle);
        conductor.ifPresent(handle -> {
            handle.destroy();
            Waiting.until("the running ./tillstream to end", PATIENCE, () -> !handle.isAlive());
        });
        int left = runFile.endLeftovers(LEFTOVER_PATIENCE);
        boolean stopped = conductor.isPresent() || left > 0;
        print(stopped ? "Stopped." : "Nothing runs in " + home.folder() + ".", Map.of("stopped", stopped));
        return ExitCode.SUCCESS;
    }
}
