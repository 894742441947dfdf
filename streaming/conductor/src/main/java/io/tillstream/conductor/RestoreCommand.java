package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.backup.Backup;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.OwnServers.Databases;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.OneShot;
import io.tillstream.conductor.process.Part;
import io.tillstream.conductor.shop.Door;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.localcluster.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * {@code restore}: makes a home of a backup. It is made beside its place and moved there when it is whole, so that there is
 * never half of one.
 */
@picocli.CommandLine.Command(
        name = "restore",
        description =
                "Make a home of a backup, with embedded servers; its ledgers are rebuilt from the log. The home must"
                        + " not exist or be empty.")
final class RestoreCommand extends Command {
    private static final Duration APP_PATIENCE = Duration.ofMinutes(3);

    @Parameters(paramLabel = "FILE", description = "What ./tillstream backup wrote.")
    private Path file = Path.of("");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "The home to make; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException {
        Home home = new Home(homeFolder);
        requireEmpty(home);
        Path name = home.folder().getFileName();
        if (name == null) {
            throw new Complaint("Home " + home.folder(), "has no name", "it must be a folder", "name it with --home");
        }
        Home making = new Home(home.folder().resolveSibling("." + name + ".restoring"));
        try (Backup.Checked backup = Backup.openChecked(file)) {
            delete(making.folder());
            making.prepare();
            backup.layFiles(making);
            // Its servers are these, and empty so far.
            Files.createDirectories(making.kafka());
            Files.createDirectories(making.postgres());
            withoutServersOfBefore(making);
            Rebuilt rebuilt = new Rebuilt();
            int status = Session.work(making, null, new Steps(System.err), session -> fill(session, backup, rebuilt));
            if (status != ExitCode.SUCCESS) {
                return status;
            }
            Files.deleteIfExists(home.folder());
            Files.move(making.folder(), home.folder(), StandardCopyOption.ATOMIC_MOVE);
            tell(home, backup.counts(), rebuilt);
            return ExitCode.SUCCESS;
        }
    }

    private static void requireEmpty(Home home) throws IOException {
        if (!Files.exists(home.folder())) {
            return;
        }
        boolean isEmpty = false;
        if (Files.isDirectory(home.folder())) {
            try (Stream<Path> content = Files.list(home.folder())) {
                isEmpty = content.findAny().isEmpty();
            }
        }
        if (!isEmpty) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "is not empty",
                    "a backup is restored beside what is there, never into it",
                    "name a new home with --home");
        }
    }

    /** Ports may be taken here, and servers of one's own may still hold what the backup was taken of. */
    private static void withoutServersOfBefore(Home making) throws IOException {
        Settings before = SettingsFile.load(making);
        SettingsFile.save(
                making,
                new Settings(
                        new TreeMap<>(),
                        before.clockOffset(),
                        before.secrets(),
                        before.logins(),
                        before.memberLogin(),
                        before.shop(),
                        null));
    }

    private static int fill(Session session, Backup.Checked backup, Rebuilt rebuilt) throws IOException {
        Servers servers = session.servers();
        servers.needKafka();
        try {
            backup.fillTopics(session.addresses().kafka());
        } catch (ExecutionException e) {
            throw new IOException("Kafka did not take the records: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while topics were restored", e);
        }
        session.steps()
                .say("Rebuilding the ledgers; its log is " + session.home().log(RebuildHomeCommand.NAME));
        rebuilt.document = new OneShot(session.home(), session.supervisor())
                .run(
                        RebuildHomeCommand.NAME,
                        RebuildHomeCommand.REBUILD,
                        // A log that was restored has no leases: they were of the one before.
                        RebuildHomeCommand.arguments(session),
                        Map.of())
                .document();
        session.steps().say("Ledgers rebuilt");
        Databases databases = servers.needPostgres();
        Apps apps = new Apps(
                session.home(), session.ports(), session.settings(), Duration.ZERO.toString(), Following.nobody());
        layOutTables(session, apps.portal(databases.portal(), false), Names.PORTAL);
        layOutTables(session, apps.dashboards(databases.dashboards(), false, false), Names.DASHBOARDS);
        backup.fillTables(databases);
        session.steps().say("Members and users restored");
        return ExitCode.SUCCESS;
    }

    /** Only an app knows its tables; it lays them out when it starts. */
    private static void layOutTables(Session session, Part app, String name) throws IOException {
        Door door = Door.at(
                session.ports().of(name), session.settings().knownSecrets().adminToken());
        ChildProcess process = session.supervisor().start(app);
        Readiness.await(process, APP_PATIENCE, () -> door.answers("/actuator/health"));
        session.supervisor().stop(name);
    }

    /** What the rebuilding of the ledgers told. */
    private static final class Rebuilt {
        private JsonNode document = MissingNode.getInstance();
    }

    private void tell(Home home, Backup.Counts counts, Rebuilt rebuilt) {
        Map<String, Object> document = new LinkedHashMap<>(counts.asJson());
        document.put("home", home.folder().toString());
        document.put("ledgers", rebuilt.document);
        StringBuilder text = new StringBuilder("Restored into " + home.folder() + ": " + counts + "; ledgers of "
                + rebuilt.document.path("records").asLong() + " records of tills.");
        rebuilt.document
                .path("missing")
                .forEach(gap -> text.append("\nmissing: ")
                        .append(gap.path("till").asString())
                        .append(" epoch ")
                        .append(gap.path("epoch").asInt())
                        .append(", ")
                        .append(gap.path("from").asLong())
                        .append(" to ")
                        .append(gap.path("to").asLong()));
        print(text.toString(), document);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
