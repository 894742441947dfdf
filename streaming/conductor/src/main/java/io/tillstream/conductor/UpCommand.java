package io.tillstream.conductor;

import java.io.IOException;
import picocli.CommandLine.Option;

/** {@code up}: everything but the simulated shoppers. */
@picocli.CommandLine.Command(
        name = "up",
        description = "Start everything without simulated shoppers, print addresses and logins; Ctrl-C stops all.")
final class UpCommand extends ShopCommand {
    @Option(names = "--without-search", description = "Do without Elasticsearch.")
    private boolean withoutSearch;

    @Override
    Choices choices() {
        return new Choices(null, null, null, !withoutSearch);
    }

    @Override
    int work(Session session) throws IOException {
        SerialLines.requireSocat();
        Demonstration quiet = new Demonstration(session, choices(), null);
        quiet.beginWithoutShoppers();
        return quiet.untilStopped();
    }
}
