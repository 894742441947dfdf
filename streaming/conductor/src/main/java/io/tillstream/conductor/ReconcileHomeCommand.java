package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.HomeLock;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.process.RunningProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** {@code reconcile}: checks the books of a home, whether it is open or closed. */
@picocli.CommandLine.Command(
        name = "reconcile",
        description = "Recompute sales, tenders, stock and points from the till journals and compare with ledgers,"
                + " topics and index; starts what it needs when nothing runs.")
final class ReconcileHomeCommand extends Command {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException, InterruptedException {
        Home home = new Home(homeFolder);
        if (!home.exists()) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "holds no shop",
                    "reconcile checks what a demo or up has sold",
                    "name its home with --home");
        }
        home.prepare();
        HomeLock lock = HomeLock.tryTake(home);
        if (lock == null) {
            return besideAnOpenShop(home);
        }
        lock.close();
        Books.Verdict verdict = inAClosedShop(home);
        print(
                verdict.isEqual() ? "The books agree." : "The books do not agree: " + verdict.document(),
                verdict.document());
        return verdict.isEqual() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    /** The running servers are asked; the reconciler speaks for itself. */
    private int besideAnOpenShop(Home home) throws IOException, InterruptedException {
        Settings settings = SettingsFile.load(home);
        Addresses addresses = new Addresses(Ports.settled(settings.ports()), settings.ownServers());
        Set<String> running =
                new RunFile(home).read().stream().map(RunningProcess::name).collect(Collectors.toSet());
        requireKafka(home, addresses, running);
        boolean search = addresses.own().searchAddress().isPresent()
                ? hasIndexElsewhere(addresses)
                : running.contains(Names.ELASTICSEARCH);
        List<String> arguments =
                new ArrayList<>(Books.arguments(home, addresses, search, running.contains(Names.STREAMING)));
        if (isJson()) {
            arguments.add("--json");
        }
        ProcessBuilder reconciler = new ProcessBuilder(Books.program().command(arguments)).inheritIO();
        reconciler.environment().putAll(Books.environment(addresses.own(), settings.secrets()));
        return reconciler.start().waitFor();
    }

    /** A shop that is just opening, or closing, has no broker to ask. */
    private static void requireKafka(Home home, Addresses addresses, Set<String> running) {
        Optional<String> own = addresses.own().kafkaServers();
        own.ifPresent(servers -> ServerElsewhere.kafka(servers).await(ServerElsewhere.PATIENCE));
        if (own.isEmpty() && !running.contains(Names.KAFKA)) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "is in use by another ./tillstream whose broker does not run",
                    "the books of an open shop are read from its own broker",
                    "run it again when ./tillstream status shows the broker, or nothing any more");
        }
    }

    private Books.Verdict inAClosedShop(Home home) throws IOException, InterruptedException {
        Steps steps = new Steps(System.err);
        try (Session session = Session.begin(home, null, steps)) {
            Servers servers = session.servers();
            servers.needKafka();
            Addresses addresses = session.addresses();
            boolean search = addresses.own().searchAddress().isPresent()
                    ? hasIndexElsewhere(addresses)
                    : Files.isDirectory(home.elasticsearch());
            if (search) {
                servers.needElasticsearch();
            }
            return new Books(session).checkClosed(search);
        }
    }

    /** Whoever runs without search has no index, and nothing to compare. */
    private static boolean hasIndexElsewhere(Addresses addresses) throws InterruptedException {
        ServerElsewhere server = ServerElsewhere.elasticsearch(
                addresses.elasticsearch(), addresses.own().searchKey().orElse(""));
        server.await(ServerElsewhere.PATIENCE);
        try {
            return ServerQuestions.hasIndex(
                    addresses.elasticsearch(), addresses.own().searchKey().orElse(""));
        } catch (ServerElsewhere.NoAnswer e) {
            // Books compared without the index would look like books that agree with it.
            throw server.wentAway(e);
        }
    }
}
