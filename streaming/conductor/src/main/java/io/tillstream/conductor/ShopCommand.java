package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A command that starts processes in a home: whatever happens, none is left and the reason is one line. */
abstract class ShopCommand extends Command {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    final Home home() {
        return new Home(homeFolder);
    }

    /** What was asked for, checked before anything is touched; absent when the home is taken as it is. */
    abstract @Nullable Choices choices();

    abstract int work(Session session) throws IOException;

    @Override
    protected final int run() throws IOException {
        return Session.work(home(), choices(), new Steps(System.err), this::work);
    }
}
