package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.RunFile;
import io.tillstream.conductor.recovery.DeadTill;
import io.tillstream.conductor.recovery.LeftLeases;
import io.tillstream.conductor.recovery.Positions;
import io.tillstream.conductor.recovery.Recovery;
import io.tillstream.conductor.recovery.SignedUpload;
import io.tillstream.conductor.recovery.Upload;
import io.tillstream.conductor.shop.Door;
import io.tillstream.events.TillId;
import io.tillstream.journal.JournalSalvage.Range;
import io.tillstream.journal.NotAJournal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code till recover}: a dead till's unsent records; exit 0 when head office now has all, 1 when some are missing. */
@picocli.CommandLine.Command(
        name = "till recover",
        description =
                "Reads a dead till's journals from its disk, sends what head office does not have, and names what is"
                        + " missing by number. Recover before the replacement is enrolled.")
final class TillRecoverCommand extends Command {
    @Parameters(paramLabel = "DISK", description = "The till's data folder, or a folder it lies in; it is only read.")
    private Path disk = Path.of("");

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where head office is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException, InterruptedException {
        DeadTill till = DeadTill.on(disk);
        Home home = new Home(homeFolder);
        Settings settings = SettingsFile.load(home);
        Secrets secrets = settings.secrets();
        boolean open = new RunFile(home)
                .read().stream()
                        .anyMatch(process -> process.name().equals(Names.STREAMING)
                                && process.handle().isPresent());
        if (secrets == null || !open) {
            throw new Complaint(
                    "Home " + home.folder(),
                    "has no head office that runs",
                    "what is sent and what is missing only head office can say",
                    "start it with ./tillstream up, or name its home with --home");
        }
        Ports ports = Ports.settled(settings.ports());
        Door books = Door.at(ports.of(Names.STREAMING), secrets.adminToken());
        Optional<SignedUpload> upload = upload(till, home, ports);
        Recovery recovery =
                new Recovery((id, epoch) -> arrived(books, id, epoch), upload.map(signed -> (Upload) signed));
        List<Recovery.Epoch> epochs = new ArrayList<>();
        for (Path journal : till.journals()) {
            try {
                epochs.add(recovery.recover(journal));
            } catch (NotAJournal e) {
                throw new Complaint(
                        "Journal " + journal,
                        String.valueOf(e.getMessage()),
                        "its first 512 bytes say whose it is",
                        "ask head office which numbers are missing with ./tillstream reconcile");
            }
        }
        Leases leases = leases(till, epochs, upload);
        print(text(till, epochs) + leases.text(), document(till, epochs, leases));
        return epochs.stream().allMatch(Recovery.Epoch::isWhole) ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    /**
     * Leases of the dead till.
     *
     * @param ended so many were given back
     * @param left so many stay held
     */
    private record Leases(int ended, int left) {
        String text() {
            return (ended == 0 ? "" : "\nParts of gift cards and points given back: " + ended + ".")
                    + (left == 0
                            ? ""
                            : "\nParts of gift cards and points that stay held, for nobody knows what was spent of them: "
                                    + left + ".");
        }
    }

    /** Given back only when every record has arrived: a payment that nobody knows of would be spent twice. */
    private static Leases leases(DeadTill till, List<Recovery.Epoch> epochs, Optional<SignedUpload> upload)
            throws IOException, InterruptedException {
        if (upload.isEmpty() || epochs.isEmpty() || !epochs.stream().allMatch(Recovery.Epoch::isWhole)) {
            return new Leases(0, LeftLeases.count(till));
        }
        TillId id = TillId.parse(epochs.getFirst().till());
        SignedUpload signed = upload.get();
        int ended = LeftLeases.end(till, (lease, pool, attempts) -> signed.end(id, lease, pool, attempts));
        return new Leases(ended, 0);
    }

    private static Optional<SignedUpload> upload(DeadTill till, Home home, Ports ports) throws IOException {
        if (till.key().isEmpty()) {
            return Optional.empty();
        }
        int port = ports.of(Names.GATEWAY);
        return Optional.of(new SignedUpload(
                URI.create("https://127.0.0.1:" + port), till.key().get(), Door.trust(home.gatewayKeystore())));
    }

    private static Positions.Arrived arrived(Door books, TillId till, int epoch)
            throws IOException, InterruptedException {
        for (JsonNode position : books.get("/api/positions")) {
            if (position.path("till").asString().equals(till.toString())
                    && position.path("epoch").asInt() == epoch) {
                List<Range> gaps = new ArrayList<>();
                for (JsonNode gap : position.path("gaps")) {
                    gaps.add(new Range(gap.path("from").asLong(), gap.path("to").asLong()));
                }
                return new Positions.Arrived(position.path("highest").asLong(), gaps);
            }
        }
        return new Positions.Arrived(0, List.of());
    }

    private static Map<String, Object> document(DeadTill till, List<Recovery.Epoch> epochs, Leases leases) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("data", till.data().toString());
        document.put("keyOnDisk", till.key().isPresent());
        document.put("complete", epochs.stream().allMatch(Recovery.Epoch::isWhole));
        List<Map<String, Object>> list = new ArrayList<>();
        for (Recovery.Epoch epoch : epochs) {
            Map<String, Object> each = new LinkedHashMap<>();
            each.put("till", epoch.till());
            each.put("epoch", epoch.epoch());
            each.put("readable", epoch.readable());
            each.put("last", epoch.last());
            each.put("sent", epoch.sent());
            each.put("missing", epoch.missing());
            each.put("notSent", epoch.notSent());
            each.put("reason", epoch.reason());
            each.put("openEnded", epoch.isOpenEnded());
            each.put("unfinishedBytes", epoch.unfinishedBytes());
            list.add(each);
        }
        document.put("epochs", list);
        document.put("leasesEnded", leases.ended());
        document.put("leasesLeft", leases.left());
        return document;
    }

    private static String text(DeadTill till, List<Recovery.Epoch> epochs) {
        StringBuilder text = new StringBuilder("Read ").append(till.data()).append('\n');
        for (Recovery.Epoch epoch : epochs) {
            text.append("Till ")
                    .append(epoch.till())
                    .append(", epoch ")
                    .append(epoch.epoch())
                    .append(": ")
                    .append(epoch.readable())
                    .append(" records, the last is ")
                    .append(epoch.last())
                    .append("; ")
                    .append(epoch.sent())
                    .append(" sent now\n");
            numbers(text, "  Missing, on no disk and not at head office: ", epoch.missing());
            numbers(text, "  Not taken by head office (" + epoch.reason() + "): ", epoch.notSent());
            if (epoch.isOpenEnded()) {
                text.append("  Acknowledged records behind the last may be lost as well; nobody can say how many.\n");
            }
            if (epoch.unfinishedBytes() > 0) {
                text.append("  A record at the end was being written; nobody was told that it was done.\n");
            }
        }
        boolean whole = epochs.stream().allMatch(Recovery.Epoch::isWhole);
        return text.append(whole ? "Head office has everything this till sold." : "Some records are missing.")
                .toString();
    }

    private static void numbers(StringBuilder text, String title, List<Range> ranges) {
        if (!ranges.isEmpty()) {
            text.append(title)
                    .append(String.join(
                            ", ",
                            ranges.stream()
                                    .map(range -> range.from() == range.to()
                                            ? Long.toString(range.from())
                                            : range.from() + " to " + range.to())
                                    .toList()))
                    .append('\n');
        }
    }
}
