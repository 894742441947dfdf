package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.backup.Backup;
import io.tillstream.conductor.home.Database;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.HomeLock;
import io.tillstream.conductor.home.OwnServers.Databases;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.process.RunningProcess;
import io.tillstream.localcluster.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backup}: writes head office's data into one file, while the shop sells or is closed. */
@picocli.CommandLine.Command(
        name = "backup",
        description = "Write head office's data into one file: facts, members and users, keys and settings. Ledgers,"
                + " archive and index are made of them again by restore. The file holds secrets and personal data.")
final class BackupCommand extends Command {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Parameters(
            paramLabel = "FILE",
            description = "The file to write, or a folder in which it gets a name by its time.")
    private Path target = Path.of("");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where everything is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException, ExecutionException, InterruptedException {
        Home home = new Home(homeFolder);
        if (!home.exists()) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "holds no shop",
                    "backup copies what it keeps",
                    "name its home with --home");
        }
        Instant now = Instant.now();
        Path file = Files.isDirectory(target) ? target.resolve("tillstream-" + STAMP.format(now) + ".backup") : target;
        requireFree(file);
        home.prepare();
        HomeLock lock = HomeLock.tryTake(home);
        if (lock == null) {
            return write(besideAnOpenShop(home), file, now);
        }
        lock.close();
        return Session.work(home, null, new Steps(System.err), session -> {
            session.servers().needKafka();
            Databases databases = session.servers().needPostgres();
            try {
                return write(new Backup(home, session.addresses().kafka(), databases), file, now);
            } catch (ExecutionException e) {
                throw new IOException("Kafka does not give its records: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted", e);
            }
        });
    }

    private static void requireFree(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.exists(file) || folder == null || !Files.isWritable(folder)) {
            throw new Complaint(
                    "File " + file,
                    Files.exists(file) ? "is there already" : "cannot be written",
                    "a backup never replaces another one",
                    "name a new file in a folder this user can write");
        }
    }

    private static Backup besideAnOpenShop(Home home) throws IOException {
        Settings settings = SettingsFile.load(home);
        Ports ports = Ports.settled(settings.ports());
        Addresses addresses = new Addresses(ports, settings.ownServers());
        Set<String> running =
                new RunFile(home).read().stream().map(RunningProcess::name).collect(Collectors.toSet());
        boolean hasKafka = addresses.own().kafkaServers().isPresent() || running.contains(Names.KAFKA);
        boolean hasPostgres = addresses.own().databases().isPresent() || running.contains(Names.POSTGRES);
        if (!hasKafka || !hasPostgres) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "is in use by another ./tillstream whose servers do not run",
                    "an open shop is copied from its own servers",
                    "run it again when ./tillstream status shows them, or nothing any more");
        }
        String password = settings.knownSecrets().postgresPassword();
        Databases databases = addresses
                .own()
                .databases()
                .orElseGet(() ->
                        new Databases(embedded(ports, "portal", password), embedded(ports, "dashboards", password)));
        return new Backup(home, addresses.kafka(), databases);
    }

    private static Database embedded(Ports ports, String name, String password) {
        return new Database(
                "jdbc:postgresql://127.0.0.1:" + ports.of(Names.POSTGRES) + "/" + name, PostgresServer.USER, password);
    }

    private int write(Backup backup, Path file, Instant now)
            throws IOException, ExecutionException, InterruptedException {
        Backup.Counts counts = backup.write(file, now);
        Map<String, Object> document = new LinkedHashMap<>(counts.asJson());
        document.put("file", file.toString());
        document.put("bytes", Files.size(file));
        print(
                String.join(
                        "\n",
                        List.of(
                                "Backed up into " + file + ": " + counts + ".",
                                "It holds every key of this head office and its members' data: keep it as you keep those.")),
                document);
        return ExitCode.SUCCESS;
    }
}
