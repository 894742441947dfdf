package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.process.Stopping;
import io.tillstream.localcluster.StartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
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
        Choices choices = choices();
        Steps steps = new Steps(System.err);
        try (Session session = Session.begin(home(), choices, steps)) {
            try {
                return work(session);
            } catch (RuntimeException | IOException e) {
                // Whatever fails while everything is being stopped fails because of that.
                if (session.supervisor().isStopping()) {
                    return ExitCode.INTERRUPTED;
                }
                home().refuseWhenFull();
                throw e;
            }
        } catch (Stopping e) {
            return ExitCode.INTERRUPTED;
        } catch (StartFailed | WaitedInVain e) {
            throw failed(e);
        } catch (CompletionException e) {
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private Complaint failed(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        message.lines().skip(1).forEach(System.err::println);
        return new Complaint(
                "Start",
                message.lines().findFirst().orElse(cause.toString()),
                "everything runs or nothing does",
                "everything was stopped; the logs are in " + home().folder().resolve("logs"));
    }
}
