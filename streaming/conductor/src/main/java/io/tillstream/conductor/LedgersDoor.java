package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.shop.Door;
import java.io.IOException;

/** Finds the door of the streaming app that runs in a home. */
final class LedgersDoor {
    private LedgersDoor() {}

    /** @throws Complaint when none runs there */
    static Door of(Home home) throws IOException {
        Settings settings = SettingsFile.load(home);
        Secrets secrets = settings.secrets();
        boolean runs = new RunFile(home)
                .read().stream()
                        .anyMatch(process -> process.name().equals(Names.STREAMING)
                                && process.handle().isPresent());
        if (secrets == null || !runs) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "has no ledgers that run",
                    "dead letters are listed and replayed by the app that keeps the ledgers",
                    "start it with ./tillstream up, or name its home with --home");
        }
        return Door.at(Ports.settled(settings.ports()).of(Names.STREAMING), secrets.adminToken());
    }
}
