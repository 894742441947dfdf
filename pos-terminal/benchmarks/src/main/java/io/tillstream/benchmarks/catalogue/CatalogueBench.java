package io.tillstream.benchmarks.catalogue;

import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Load;
import io.tillstream.benchmarks.Row;
import io.tillstream.benchmarks.catalogue.ColdStart.Told;
import io.tillstream.catalogue.Shelf;
import io.tillstream.commandline.Complaint;
import io.tillstream.encoding.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/** From a process that has just been started to the first priced line, and what an item costs in memory. */
public final class CatalogueBench implements Bench {
    private static final int STARTS = 7;
    private static final long LONGEST_START_SECONDS = 60;

    @Override
    public String name() {
        return "catalogue";
    }

    @Override
    public String title() {
        return "200,000 items, from a cold process to the first priced line: a till's own shelf file, SQLite read into a map";
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws Exception {
        Path ours = folder.resolve("ours");
        Path populated = folder.resolve("populated");
        Path sqlite = folder.resolve("catalogue.sqlite");
        Shelf shelf = LargeShop.shelf();
        LargeShop.write(shelf, ours);
        LargeShop.populate(shelf);
        LargeShop.write(shelf, populated);
        SqliteShop.write(sqlite);
        List<Told> here = new ArrayList<>();
        List<Told> crowded = new ArrayList<>();
        List<Told> there = new ArrayList<>();
        for (int start = 0; start < STARTS; start++) {
            here.add(start("ours", ours, start));
            there.add(start("sqlite", sqlite, start));
            crowded.add(start("ours", populated, start));
        }
        boolean equal = here.getFirst().sum() == there.getFirst().sum();
        double texts = LargeShop.textBytes();
        double mapped =
                (Files.size(ours.resolve("catalogue.items")) - texts + median(here, Told::heapBytes)) / LargeShop.ITEMS;
        double kept = (median(there, Told::heapBytes) - texts) / LargeShop.ITEMS;
        String peer = "SQLite read into a map";
        List.of(
                        row(
                                "catalogue: first priced line",
                                millis(here, Told::nanos),
                                peer,
                                millis(there, Told::nanos),
                                "ms",
                                equal),
                        row(
                                "catalogue: its processor time",
                                millis(here, Told::cpuNanos),
                                peer,
                                millis(there, Told::cpuNanos),
                                "ms",
                                equal),
                        row(
                                "catalogue: with promotions, members",
                                millis(crowded, Told::nanos),
                                "the same without them",
                                millis(here, Told::nanos),
                                "ms",
                                crowded.getFirst().sum() == here.getFirst().sum()),
                        row(
                                "catalogue: a search by name",
                                millis(here, Told::searchNanos),
                                "the same in the map",
                                millis(there, Told::searchNanos),
                                "ms",
                                equal),
                        row("catalogue: per item beside texts", mapped, peer, kept, "B", equal))
                .forEach(told);
    }

    private static Told start(String who, Path file, int run) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // As a till is started.
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        who,
                        file.toString(),
                        LargeShop.gtin(1_000 * run + 7).value()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] told = process.getInputStream().readAllBytes();
        if (!process.waitFor(LONGEST_START_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new Complaint("Start", who, "it has a minute and ends with 0", "see its message above");
        }
        return CanonicalJson.decode(new String(told, StandardCharsets.UTF_8).strip(), Told.class);
    }

    private static double millis(List<Told> starts, ToLongFunction<Told> what) {
        return median(starts, what) / 1e6;
    }

    private static double median(List<Told> starts, ToLongFunction<Told> what) {
        return starts.stream()
                .mapToLong(what)
                .sorted()
                .skip(starts.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    private static Row row(String bench, double ours, String name, double peer, String unit, boolean equal) {
        return new Row(bench, ours, new Row.Peer(name, peer), OptionalDouble.empty(), unit, STARTS, Load.now(), equal);
    }
}
