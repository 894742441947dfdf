package io.tillstream.benchmarks;

import io.tillstream.benchmarks.catalogue.CatalogueBench;
import io.tillstream.benchmarks.catalogue.ScanBench;
import io.tillstream.benchmarks.elsewhere.ModuleBench;
import io.tillstream.benchmarks.journal.JournalBench;
import io.tillstream.benchmarks.offer.OfferBench;
import io.tillstream.benchmarks.price.PriceBench;
import io.tillstream.benchmarks.screen.ScreenBench;
import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench [NAME…]}: our parts beside their peers, all of them or those named. */
@picocli.CommandLine.Command(
        name = "bench",
        description = "Measures our parts beside their peers in one run; a ratio is given only when both did the same.")
public final class BenchCommand extends Command {
    @Parameters(
            paramLabel = "NAME",
            description =
                    "What to measure: journal, price, catalogue, scan, screen, offer, streams, rules, recommend, demand, customers,"
                            + " replay; everything when left out.")
    List<String> names = new ArrayList<>();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Where files are written that are measured; the system's folder for such things when left out.")
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--peers",
            paramLabel = "DIR",
            description = "Where peers that are not Java are installed; .cache/tillstream in your home when left out.")
    Path peers = Path.of(System.getProperty("user.home"), ".cache", "tillstream");

    @Option(names = "--install-peers", description = "Fetches peers that are missing there from their registry.")
    boolean installPeers;

    private final Function<NodePeers, List<Bench>> benches;

    BenchCommand() {
        this(peers -> Stream.concat(
                        Stream.of(
                                new JournalBench(),
                                new PriceBench(peers),
                                new CatalogueBench(),
                                new ScanBench(),
                                new ScreenBench(peers),
                                new OfferBench(),
                                ModuleBench.ledgers()),
                        ModuleBench.models().stream())
                .toList());
    }

    /** With other benches than the shop's. */
    BenchCommand(Function<NodePeers, List<Bench>> benches) {
        this.benches = benches;
    }

    public static void main(String[] arguments) {
        System.exit(execute(new BenchCommand(), arguments));
    }

    @Override
    protected int run() throws Exception {
        Figures figures = new Figures();
        for (Bench bench : chosen()) {
            System.err.println(bench.name() + ": " + bench.title());
            figures.take(bench, folder);
        }
        print(figures.text(), figures.document());
        figures.failures().forEach(System.err::println);
        return figures.hold() ? ExitCode.SUCCESS : ExitCode.DOES_NOT_HOLD;
    }

    private List<Bench> chosen() {
        if (!Files.isDirectory(folder)) {
            throw new Complaint("Folder", folder + " does not exist", "files are measured there", "name another");
        }
        List<Bench> all = benches.apply(new NodePeers(peers.toAbsolutePath(), installPeers));
        for (String name : names) {
            if (all.stream().noneMatch(bench -> bench.name().equals(name))) {
                throw new Complaint(
                        "Bench",
                        name,
                        "there are " + all.stream().map(Bench::name).collect(Collectors.joining(", ")),
                        "name some of them, or none for all");
            }
        }
        return all.stream()
                .filter(bench -> names.isEmpty() || names.contains(bench.name()))
                .toList();
    }
}
