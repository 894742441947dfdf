package io.tillstream.streaming.rebuild;

import io.tillstream.commandline.ArchiveFolder;
import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.events.ledger.Lease;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.streaming.topic.TopicCreation;
import io.tillstream.wire.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import picocli.CommandLine.Option;

/**
 * {@code rebuild}: forgets every ledger and has them read the log again from its first fact. Exit 0 when they have, 1
 * when a lease that was open is not known to them, 2 when it cannot work: no broker, ledgers that run, leases that are open.
 */
@picocli.CommandLine.Command(
        name = "rebuild",
        description = "Forget every ledger and have them read the log again from its first fact.")
public final class RebuildCommand extends Command {
    private static final int THREADS = 2;

    @Option(names = "--kafka", required = true, paramLabel = "HOST:PORT", description = "The broker.")
    private String kafka = "";

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the state stores, as in tillstream.state; it is emptied and filled.")
    private Path state = Path.of("");

    @Option(
            names = "--archive",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the archive, as in tillstream.archive; it is deleted, and written again when the"
                    + " ledgers run.")
    private Path archive = Path.of("");

    @Option(
            names = "--replication-factor",
            paramLabel = "N",
            defaultValue = "1",
            description = "Copies of every topic; 1 by default, -1 for what the broker does.")
    private int replicationFactor = 1;

    @Option(
            names = "--despite-open-leases",
            description = "Rebuild although tills hold leases; what they hold may be lent to another till as well.")
    private boolean isDespiteOpenLeases;

    private final Duration waitsForOthers;

    RebuildCommand() {
        this(Duration.ofSeconds(10));
    }

    /** @param waitsForOthers see {@link Rereading}; every step of the way to a ledger takes so long in the end */
    RebuildCommand(Duration waitsForOthers) {
        this.waitsForOthers = waitsForOthers;
    }

    /** Starts the command. */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "rebuild-logback.xml");
        System.exit(execute(new RebuildCommand(), arguments));
    }

    @Override
    protected int run() throws ExecutionException, InterruptedException, IOException, TimeoutException {
        long startedNanos = System.nanoTime();
        requireArchive(archive);
        Map<String, Lease> held = openLeases();
        if (!isDespiteOpenLeases) {
            requireNone(held);
        }
        Path absolute = state.toAbsolutePath();
        Path passing = absolute.resolveSibling(absolute.getFileName() + "-while-rebuilt");
        int forgotten;
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            FormerLedgers former = new FormerLedgers(admin, List.of(absolute, passing, archive));
            forgotten = former.forget();
            TopicCreation.create(admin, replicationFactor);
        }
        Rereading rereading = new Rereading(kafka, THREADS, replicationFactor, waitsForOthers);
        rereading.accept(passing);
        FormerLedgers.delete(passing);
        rereading.book(absolute);
        Map<String, Lease> lost = new TreeMap<>(held);
        lost.values().removeAll(openLeases().values());
        tell(forgotten, lost.values(), Math.round((System.nanoTime() - startedNanos) / 1e8) / 10.0);
        return lost.isEmpty() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    /** Everything in the folder is deleted, so nothing may be in it that an archive does not hold. */
    private static void requireArchive(Path folder) throws IOException {
        Optional<String> stranger = ArchiveFolder.strangerIn(folder);
        if (stranger.isPresent()) {
            throw new Complaint(
                    "Archive " + folder,
                    "it holds " + stranger.get(),
                    "an archive holds folders date=YYYY-MM-DD and what begins with _, and the whole folder is deleted",
                    "name the folder the streaming-app writes its archive to with --archive");
        }
    }

    private Map<String, Lease> openLeases() {
        Map<String, Lease> open = TopicTable.read(kafka, Topics.LEASE);
        open.values().removeIf(lease -> lease.units() == 0);
        return open;
    }

    private static void requireNone(Map<String, Lease> open) {
        if (!open.isEmpty()) {
            Lease first = open.values().iterator().next();
            throw new Complaint(
                    "Leases",
                    open.size() + " open, the first " + first.lease() + " of "
                            + first.pool().value() + " at till " + first.till(),
                    "a ledger that is rebuilt may lend what a till still holds to another one as well",
                    "open the shop: tills that are connected return theirs, of gift cards within 15 minutes and of promotions"
                            + " within 4 hours; or give --despite-open-leases");
        }
    }

    private void tell(int forgotten, Collection<Lease> lost, double seconds) {
        long records = 0;
        List<Map<String, Object>> missing = new ArrayList<>();
        for (TillPosition position :
                TopicTable.read(kafka, Topics.TILL_POSITION).values()) {
            records += position.transactions();
            for (TillPosition.Range gap : position.gaps()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("till", position.till().toString());
                one.put("epoch", position.epoch());
                one.put("from", gap.from());
                one.put("to", gap.to());
                missing.add(one);
            }
        }
        int deadLetters = TopicTable.read(kafka, Topics.DEAD_LETTER).size();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("topicsForgotten", forgotten);
        document.put("records", records);
        document.put("missing", missing);
        document.put("deadLetters", deadLetters);
        document.put("leasesLost", lost.stream().map(Lease::lease).toList());
        document.put("seconds", seconds);
        StringBuilder text = new StringBuilder("The ledgers are rebuilt: " + records + " records of tills, "
                + deadLetters + " dead letters, " + seconds + " s.");
        missing.forEach(gap -> text.append("\nmissing: ")
                .append(gap.get("till"))
                .append(" epoch ")
                .append(gap.get("epoch"))
                .append(", ")
                .append(gap.get("from"))
                .append(" to ")
                .append(gap.get("to")));
        lost.forEach(lease -> text.append("\nlease lost: ")
                .append(lease.lease())
                .append(", ")
                .append(lease.units())
                .append(" of ")
                .append(lease.pool().value())
                .append(" at till ")
                .append(lease.till()));
        print(text.toString(), document);
    }
}
