package io.tillstream.streambenchmarks;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.topologies.Membership;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The bench {@code streams}, as a program of its own: {@code ./tillstream bench} starts it and takes its document over. */
@picocli.CommandLine.Command(
        name = "bench streams",
        description =
                "Measures our ledgers: their processor time beside a plain loop and beside Flink, how soon a sale is in them,"
                        + " and how soon they are back after a kill.")
public final class StreamsBench extends Command {
    private static final long SEED = 20_261_127;
    private static final Duration COMMIT = Duration.ofMillis(100);

    /** Of {@link #manyItems}: each line is of an item that was hardly sold before, and leaves three entries. */
    private static final int ENTRIES_PER_SALE = 41;

    private static final int SALES_AFTER_A_KILL = 500;

    /** A hundred supermarkets; at the pace below each till has a sale every 25 seconds. */
    private static final Chain SATURDAY = new Chain(100, 10, 3_000, 20_000, false);

    private static final int SATURDAY_PER_SECOND = 40;

    private static final int TILLS_CUT_OFF = 3;

    /** Three days of twelve hours, a sale a minute. */
    private static final int SALES_CUT_OFF = 2_160;

    /** What can be left out. */
    enum PartName {
        RACE,
        DELAY,
        RESTORE,
        FAILOVER,
        GROWTH,
        SATURDAY
    }

    @Option(names = "--sales", paramLabel = "N", description = "Sales that are measured; 12000 when left out.")
    int sales = 12_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Sales before them; 8000 when left out.")
    int warmUp = 8_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often everybody runs; 3 when left out.")
    int rounds = 3;

    @Option(
            names = "--per-second",
            paramLabel = "N",
            description = "Sales a second while their delay is measured; 200 when left out.")
    int perSecond = 200;

    @Option(
            names = "--entries",
            paramLabel = "N",
            description = "About how many entries are restored after a kill; 200000 when left out.")
    int entries = 200_000;

    @Option(
            names = "--parts",
            paramLabel = "PART",
            split = ",",
            description = "Which parts: ${COMPLETION-CANDIDATES}; all when left out.")
    Set<PartName> parts = EnumSet.allOf(PartName.class);

    @Option(names = "--folder", paramLabel = "DIR", description = "Where brokers and ledgers keep what they write.")
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private final OurLedgers ours = new OurLedgers();
    private final Contender loop = new PlainLoop();
    private final Contender flink = new FlinkPeer(
            Path.of(System.getProperty("tillstream.root", ".")).toAbsolutePath().normalize());

    private final Map<Contender, Standing> standings = new LinkedHashMap<>();
    private final List<Figure> figures = new ArrayList<>();
    private final List<Failed> failed = new ArrayList<>();

    StreamsBench() {}

    public static void main(String[] arguments) {
        System.exit(execute(new StreamsBench(), arguments));
    }

    /** As the document has it. */
    private record Failed(String bench, String reason) {}

    /** A part of the bench, in an empty folder of its own. */
    @FunctionalInterface
    private interface Part {
        void run(Path place) throws IOException, InterruptedException, ExecutionException;
    }

    @Override
    protected int run() throws Exception {
        if (Math.min(Math.min(sales, warmUp), Math.min(rounds, Math.min(perSecond, entries))) < 1) {
            throw new Complaint("Size of the bench", "below 1", "each number is 1 or more", "leave them out");
        }
        if (parts.contains(PartName.RACE)) {
            Race race = Race.of(Chain.USUAL, SEED, warmUp, sales);
            for (int round = 1; round <= rounds; round++) {
                for (Contender contender : List.of(loop, ours, flink)) {
                    attempt("round " + round + ", " + contender.name(), place -> run(race, contender, place));
                }
            }
            compare(loop, race.measured());
            compare(flink, race.measured());
        }
        attempt(PartName.DELAY, this::freshness);
        attempt(PartName.RESTORE, this::restoration);
        attempt(PartName.FAILOVER, this::failover);
        if (parts.contains(PartName.GROWTH)) {
            growth();
        }
        attempt(PartName.SATURDAY, this::saturday);

        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benches", figures);
        document.put("failed", failed);
        print(figures.stream().map(Figure::line).collect(Collectors.joining("\n")), document);
        boolean holds = failed.isEmpty() && figures.stream().allMatch(Figure::outputsEqual);
        return holds ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private void attempt(PartName name, Part part) throws InterruptedException, IOException {
        if (parts.contains(name)) {
            attempt(name.name().toLowerCase(Locale.ROOT), part);
        }
    }

    /** What fails takes no other figure with it. */
    private void attempt(String name, Part part) throws InterruptedException, IOException {
        Path place = Files.createTempDirectory(folder, "tillstream-streams-");
        try {
            part.run(place);
        } catch (IOException | ExecutionException | IllegalStateException e) {
            failed.add(new Failed("streams: " + name, String.valueOf(e.getMessage())));
            System.err.println("streams: " + name + " failed: " + e.getMessage());
        } finally {
            delete(place);
        }
    }

    private void run(Race race, Contender contender, Path place)
            throws IOException, InterruptedException, ExecutionException {
        Race.Run run = race.run(contender, place);
        standings.computeIfAbsent(contender, ignored -> new Standing()).add(run);
        System.err.printf(
                "streams: %s: processor %d ms, time %d ms, load %.1f, tables %s%n",
                contender.name(),
                run.processor().toMillis(),
                run.time().toMillis(),
                load(),
                run.tables().hash());
    }

    private void compare(Contender peer, BusyDay.Batch measured) {
        Standing mine = standings.get(ours);
        Standing theirs = standings.get(peer);
        if (mine != null && theirs != null) {
            figures.add(compared("streams: processor, a sale line", mine, peer, theirs, measured.lines()));
            figures.add(compared(
                    "streams: processor, a record",
                    mine,
                    peer,
                    theirs,
                    measured.sent().size()));
        }
    }

    private Figure compared(String bench, Standing mine, Contender peer, Standing theirs, long units) {
        Standing floor = standings.get(loop);
        return new Figure(
                bench,
                micros(mine.processor(), units),
                new Figure.Peer(peer.name(), micros(theirs.processor(), units)),
                floor == null ? null : Double.valueOf(micros(floor.processor(), units)),
                null,
                "µs",
                mine.rounds(),
                load(),
                mine.agreesWith(theirs));
    }

    private void freshness(Path place) throws IOException, InterruptedException, ExecutionException {
        Freshness.Found found =
                new Freshness(perSecond, Duration.ofSeconds(15), Duration.ofSeconds(30)).of(ours, SEED, place);
        delays("streams: sale to ledger at %d/s".formatted(perSecond), found.delays(), found.expected());
    }

    private void delays(String bench, Delays found, int expected) {
        boolean isComplete = found.size() == expected;
        figures.add(delay(bench + ", p50", found.at(0.5), expected, isComplete));
        figures.add(delay(bench + ", p99", found.at(0.99), expected, isComplete));
    }

    private static Figure delay(String bench, Duration ours, int sales, boolean isComplete) {
        return new Figure(
                bench,
                millis(ours),
                new Figure.Peer("the commit interval", millis(COMMIT)),
                null,
                null,
                "ms",
                sales,
                load(),
                isComplete);
    }

    private Chain manyItems() {
        return new Chain(4, 4, Math.max(3_000, entries / 5), 20_000, true);
    }

    private void restoration(Path place) throws IOException, InterruptedException, ExecutionException {
        Race race = Race.of(manyItems(), SEED, Math.max(1, entries / ENTRIES_PER_SALE), SALES_AFTER_A_KILL);
        Restoration.Found found = new Restoration(race).of(ours, place);
        String size = String.format(Locale.ROOT, "%,d entries", found.entries());
        figures.add(restored("streams: restore, " + size, found.restored(), found.read()));
        figures.add(restored("streams: start to running, " + size, found.running(), found.read()));
    }

    private void failover(Path place) throws IOException, InterruptedException, ExecutionException {
        Failover.Found found = new Failover(Math.max(1, entries / ENTRIES_PER_SALE), 20).of(manyItems(), SEED, place);
        figures.add(beside("streams: with a standby, taking over", found.takenOver(), Duration.ofSeconds(5), found));
        figures.add(beside("streams: with a standby, longest wait", found.longest(), Membership.SESSION, found));
    }

    private static Figure beside(String bench, Duration ours, Duration other, Failover.Found found) {
        String name = other.equals(Membership.SESSION) ? "until a dead one is missed" : "the goal";
        return new Figure(
                bench,
                millis(ours),
                new Figure.Peer(name, millis(other)),
                null,
                null,
                "ms",
                1,
                load(),
                found.isRight());
    }

    private void growth() throws InterruptedException, IOException {
        List<Growth.Found> first = new ArrayList<>();
        for (Growth.Size size : Growth.sizes()) {
            attempt("growth, " + size.name(), place -> {
                Growth.Found found = new Growth(SEED, warmUp / 2, sales * 2 / 3).of(size, place);
                first.add(found);
                System.err.printf(
                        Locale.ROOT,
                        "streams: %s: ledgers %.1f µs a line, broker %.1f µs, %d bytes a sale for ever, %d before compaction%n",
                        size.name(),
                        found.microsPerLine(),
                        found.broker().toNanos() / 1000.0 / found.lines(),
                        found.factBytes(),
                        found.otherBytes());
                figures.add(new Figure(
                        "streams: all ledgers, a sale line, " + size.name(),
                        found.microsPerLine(),
                        new Figure.Peer(
                                Growth.sizes().getFirst().name(),
                                first.getFirst().microsPerLine()),
                        null,
                        null,
                        "µs",
                        1,
                        load(),
                        found.isRight()));
            });
        }
    }

    private void saturday(Path place) throws IOException, InterruptedException, ExecutionException {
        Saturday.Found found = new Saturday(
                        SATURDAY,
                        SATURDAY_PER_SECOND,
                        TILLS_CUT_OFF,
                        SALES_CUT_OFF,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(80))
                .of(SEED, place);
        String bench = "streams: %,d tills".formatted(SATURDAY.tills());
        int half = found.expected() / 2;
        delays(bench, found.calm(), half);
        delays(bench + ", %d late by 72 h".formatted(TILLS_CUT_OFF), found.rush(), found.expected() - half);
        figures.add(new Figure(
                "streams: %,d late sales in the ledgers".formatted(found.late()),
                millis(found.caughtUp()),
                new Figure.Peer("the commit interval", millis(COMMIT)),
                null,
                null,
                "ms",
                1,
                load(),
                found.isRight()));
        figures.add(new Figure(
                bench + ", processor in a second",
                millis(found.processor()),
                new Figure.Peer("one core", 1000),
                null,
                null,
                "ms",
                1,
                load(),
                found.isRight()));
    }

    private static Figure restored(String bench, Duration ours, Duration read) {
        return new Figure(
                bench,
                millis(ours),
                new Figure.Peer("reading the changelogs", millis(read)),
                millis(read),
                null,
                "ms",
                1,
                load(),
                true);
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static double micros(Duration spent, long units) {
        return spent.toNanos() / 1000.0 / units;
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1_000_000.0;
    }

    private static void delete(Path place) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(place)) {
            found = files.toList();
        }
        for (Path file : found.reversed()) {
            Files.delete(file);
        }
    }
}
