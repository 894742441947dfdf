package io.tillstream.lift.campaign;

import io.tillstream.commandline.ArchiveFolder;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/** The sales of an archive in the order in which they happened, a few days in memory at a time. */
final class ArchivedSales {
    /** A business date may begin the evening before and end the morning after. */
    private static final long DAYS_KEPT = 2;

    private final ArchiveFolder archive;

    private ArchivedSales(ArchiveFolder archive) {
        this.archive = archive;
    }

    /**
     * Looks into an archive.
     *
     * @throws Complaint when it is none
     */
    static ArchivedSales in(Path root) throws IOException {
        return new ArchivedSales(ArchiveFolder.in(root));
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
        List<LocalDate> days = archive.days();
        try (Progress progress = new Progress("Reading", "dates", days.size())) {
            for (int i = 0; i < days.size(); i++) {
                for (Path file : archive.files(days.get(i))) {
                    readFile(file, held);
                }
                release(held, startOf(days.get(i)), taker);
                progress.at(i + 1);
            }
        }
        while (!held.isEmpty()) {
            taker.accept(held.remove());
        }
    }

    private static Instant startOf(LocalDate day) {
        return day.minusDays(DAYS_KEPT).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void release(PriorityQueue<Sale> held, Instant until, Consumer<Sale> taker) {
        for (Sale next = held.peek(); next != null && next.happenedAt().isBefore(until); next = held.peek()) {
            taker.accept(held.remove());
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
