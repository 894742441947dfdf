package io.tillstream.streambenchmarks;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The bench {@code streams}, as a program of its own: {@code ./tillstream bench} starts it and takes its document over. */
@picocli.CommandLine.Command(
        name = "bench streams",
        description = "Measures the processor time of our ledgers per sale line beside a plain loop and beside Flink.")
public final class StreamsBench extends Command {
    private static final long SEED = 20_261_127;

    @Option(names = "--sales", paramLabel = "N", description = "Sales that are measured; 20000 when left out.")
    int sales = 20_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Sales before them; 10000 when left out.")
    int warmUp = 10_000;

    @Option(names = "--rounds", paramLabel = "N", description = "How often everybody runs; 3 when left out.")
    int rounds = 3;

    @Option(names = "--folder", paramLabel = "DIR", description = "Where brokers and ledgers keep what they write.")
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    private final Contender ours = new OurLedgers();
    private final Contender loop = new PlainLoop();
    private final Contender flink = new FlinkPeer(
            Path.of(System.getProperty("tillstream.root", ".")).toAbsolutePath().normalize());

    private final Map<Contender, Standing> standings = new LinkedHashMap<>();
    private final Map<String, String> failed = new LinkedHashMap<>();

    StreamsBench() {}

    public static void main(String[] arguments) {
        System.exit(execute(new StreamsBench(), arguments));
    }

    /** As the document has it. */
    private record Failed(String bench, String reason) {}

    @Override
    protected int run() throws Exception {
        if (sales < 1 || warmUp < 1 || rounds < 1) {
            throw new Complaint(
                    "Size of the bench", sales + ", " + warmUp + ", " + rounds, "each is 1 or more", "leave them out");
        }
        Race race = Race.of(SEED, warmUp, sales);
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : List.of(loop, ours, flink)) {
                if (!failed.containsKey(contender.name())) {
                    enter(race, contender, round);
                }
            }
        }
        List<Figure> figures = figures(race.measured());
        print(
                figures.stream().map(Figure::line).collect(Collectors.joining("\n")),
                Map.of(
                        "benches",
                        figures,
                        "failed",
                        failed.entrySet().stream()
                                .map(failure -> new Failed(failure.getKey(), failure.getValue()))
                                .toList()));
        boolean holds = failed.isEmpty() && figures.stream().allMatch(Figure::outputsEqual);
        return holds ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private void enter(Race race, Contender contender, int round) throws InterruptedException, IOException {
        Path place = Files.createTempDirectory(folder, "tillstream-streams-");
        try {
            Race.Run run = race.run(contender, place);
            standings.computeIfAbsent(contender, ignored -> new Standing()).add(run);
            System.err.printf(
                    "streams: round %d, %s: processor %d ms, time %d ms, tables %s%n",
                    round + 1,
                    contender.name(),
                    run.processor().toMillis(),
                    run.time().toMillis(),
                    run.tables().hash());
        } catch (IOException | ExecutionException | IllegalStateException e) {
            failed.put(contender.name(), String.valueOf(e.getMessage()));
            System.err.println("streams: " + contender.name() + " failed: " + e.getMessage());
        } finally {
            delete(place);
        }
    }

    private List<Figure> figures(BusyDay.Batch measured) {
        List<Figure> figures = new ArrayList<>();
        for (Contender peer : List.of(loop, flink)) {
            if (standings.containsKey(ours) && standings.containsKey(loop) && standings.containsKey(peer)) {
                figures.add(figure("streams: processor, a sale line", peer, measured.lines()));
                figures.add(figure(
                        "streams: processor, a record", peer, measured.sent().size()));
            }
        }
        return figures;
    }

    private Figure figure(String bench, Contender peer, long units) {
        Standing mine = standings.getOrDefault(ours, new Standing());
        Standing theirs = standings.getOrDefault(peer, new Standing());
        return new Figure(
                bench,
                micros(mine.processor(), units),
                new Figure.Peer(peer.name(), micros(theirs.processor(), units)),
                micros(standings.getOrDefault(loop, mine).processor(), units),
                null,
                "µs",
                mine.rounds(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                mine.agreesWith(theirs));
    }

    private static double micros(Duration spent, long units) {
        return spent.toNanos() / 1000.0 / units;
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
