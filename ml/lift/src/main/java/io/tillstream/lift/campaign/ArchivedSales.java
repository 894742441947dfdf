package io.tillstream.lift.campaign;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.Progress;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The sales of an archive in the order in which they happened, a few days in memory at a time. */
final class ArchivedSales {
    private static final String ENDING = ".jsonl.gz";
    private static final String DATE = "date=";

    /** A business date may begin the evening before and end the morning after. */
    private static final long DAYS_KEPT = 2;

    private final Path root;
    private final List<Path> dates;

    private ArchivedSales(Path root, List<Path> dates) {
        this.root = root;
        this.dates = dates;
    }

    /**
     * Looks into an archive.
     *
     * @throws Complaint when it is none
     */
    static ArchivedSales in(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            throw complaint(root, "no such folder");
        }
        try (Stream<Path> found = Files.list(root)) {
            List<Path> dates = found.filter(
                            folder -> folder.getFileName().toString().startsWith(DATE))
                    .sorted()
                    .toList();
            if (dates.isEmpty()) {
                throw complaint(root, "no folder " + DATE + "YYYY-MM-DD");
            }
            return new ArchivedSales(root, dates);
        }
    }

    private static Complaint complaint(Path root, String what) {
        return new Complaint(
                "Archive " + root,
                what,
                "it must hold accepted sales by business date",
                "name the folder the streaming-app writes its archive to with --archive");
    }

    /**
     * Hands over each sale.
     *
     * @throws Complaint when a line is no journal record
     */
    void each(Consumer<Sale> taker) throws IOException {
        PriorityQueue<Sale> held = new PriorityQueue<>(Comparator.comparing(Sale::happenedAt)
                .thenComparing(sale -> sale.source().till().toString())
                .thenComparingLong(sale -> sale.source().sequence()));
        try (Progress progress = new Progress("Reading", "dates", dates.size())) {
            for (int i = 0; i < dates.size(); i++) {
                readDate(dates.get(i), held);
                release(held, startOf(dates.get(i)), taker);
                progress.at(i + 1);
            }
        }
        while (!held.isEmpty()) {
            taker.accept(held.remove());
        }
    }

    private Instant startOf(Path date) {
        String text = date.getFileName().toString().substring(DATE.length());
        try {
            return LocalDate.parse(text)
                    .minusDays(DAYS_KEPT)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant();
        } catch (DateTimeException e) {
            throw complaint(root, "folder " + date.getFileName() + " is no date");
        }
    }

    private static void release(PriorityQueue<Sale> held, Instant until, Consumer<Sale> taker) {
        for (Sale next = held.peek(); next != null && next.happenedAt().isBefore(until); next = held.peek()) {
            taker.accept(held.remove());
        }
    }

    private static void readDate(Path date, PriorityQueue<Sale> into) throws IOException {
        try (Stream<Path> files = Files.list(date)) {
            for (Path file : files.filter(each -> each.toString().endsWith(ENDING))
                    .sorted()
                    .toList()) {
                readFile(file, into);
            }
        }
    }

    private static void readFile(Path file, PriorityQueue<Sale> into) throws IOException {
        long number = 0;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (CanonicalJson.decode(line.getBytes(StandardCharsets.UTF_8), JournalRecord.class)
                                .fact()
                        instanceof Sale sale) {
                    into.add(sale);
                }
            }
        } catch (UnreadableFact e) {
            throw new Complaint(
                    "Archive file " + file + ", line " + number,
                    "it cannot be read",
                    "every line must be a journal record",
                    "delete the archive while streaming-app is stopped; it writes it again");
        }
    }
}
