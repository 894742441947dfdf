package io.tillstream.benchmarks.journal;

import io.tillstream.benchmarks.Bench;
import io.tillstream.benchmarks.Load;
import io.tillstream.benchmarks.Row;
import io.tillstream.benchmarks.Samples;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.journal.Journal;
import io.tillstream.journal.JournalReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** A commit of a ten-line sale beside bare forces of the same bytes and SQLite, then many committers at once. */
public final class JournalBench implements Bench {
    private static final int WARM_UP = 1500;
    private static final int COMMITS = 1500;
    private static final int HEADER_BYTES = 512;
    private static final int WARM_DAYS = 60;
    private static final long DAY = 500;

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public String title() {
        return "a commit of a ten-line sale, a bare force of the same bytes, SQLite; then 16 committers";
    }

    @Override
    public void run(Path folder, Consumer<Row> told) throws Exception {
        warmUp(folder.resolve("warm.journal"));
        List<byte[]> records = frames(folder.resolve("model.journal"));
        oneCommitter(folder, records).forEach(told);
        new Crowd(folder).rows().forEach(told);
    }

    /** A till that has sold for some days: what encodes a sale is compiled. */
    private static void warmUp(Path file) throws IOException {
        try (Journal journal = Journal.create(file, TenLines.TILL, TenLines.EPOCH)) {
            journal.append(TenLines.opening(TenLines.TILL));
            for (int day = 0; day < WARM_DAYS; day++) {
                List<Sale> sales = new ArrayList<>();
                for (long sequence = 2; sequence < 2 + DAY; sequence++) {
                    sales.add(TenLines.sale(new Source(TenLines.TILL, TenLines.EPOCH, day * DAY + sequence)));
                }
                journal.appendAll(sales);
            }
        }
    }

    /** The bytes a journal writes for these sales, one frame each, the opening record left out. */
    private static List<byte[]> frames(Path model) throws IOException {
        try (Journal journal = Journal.create(model, TenLines.TILL, TenLines.EPOCH)) {
            journal.append(TenLines.opening(TenLines.TILL));
            for (int i = 0; i < WARM_UP + COMMITS; i++) {
                journal.appendNext(TenLines::sale);
            }
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(model)).position(HEADER_BYTES);
        List<byte[]> frames = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] frame = new byte[2 * Integer.BYTES + bytes.getInt(bytes.position())];
            bytes.get(frame);
            frames.add(frame);
        }
        return frames.subList(1, frames.size());
    }

    private static List<Row> oneCommitter(Path folder, List<byte[]> records) throws IOException, SQLException {
        long bytes = records.stream().mapToLong(record -> record.length).sum();
        Samples ours = new Samples(COMMITS);
        Samples appending = new Samples(COMMITS);
        Samples preallocated = new Samples(COMMITS);
        Samples sqlite = new Samples(COMMITS);
        try (Journal journal = Journal.create(folder.resolve("ours.journal"), TenLines.TILL, TenLines.EPOCH);
                Contender bareAppending = Contender.BareForce.appending(folder.resolve("appended"));
                Contender barePreallocated = Contender.BareForce.preallocated(folder.resolve("preallocated"), bytes);
                Contender database = Contender.SqliteWalFull.on(folder.resolve("sqlite"))) {
            journal.append(TenLines.opening(TenLines.TILL));
            for (int i = 0; i < records.size(); i++) {
                // In turn, and each as often first as last, so that nobody profits from what the one before him did.
                for (int turn = 0; turn < 4; turn++) {
                    long begun = System.nanoTime();
                    Samples samples = switch ((i + turn) % 4) {
                        case 0 -> {
                            journal.appendNext(TenLines::sale);
                            yield ours;
                        }
                        case 1 -> {
                            bareAppending.commit(i, records.get(i));
                            yield appending;
                        }
                        case 2 -> {
                            barePreallocated.commit(i, records.get(i));
                            yield preallocated;
                        }
                        default -> {
                            database.commit(i, records.get(i));
                            yield sqlite;
                        }
                    };
                    long taken = System.nanoTime() - begun;
                    if (i >= WARM_UP) {
                        samples.add(taken);
                    }
                }
            }
            boolean ourself = isTheSame(folder.resolve("model.journal"), folder.resolve("ours.journal"));
            double median = ours.medianMicros();
            OptionalDouble floor = OptionalDouble.of(preallocated.medianMicros());
            return List.of(
                    row(
                            median,
                            "bare force, preallocated",
                            preallocated,
                            floor,
                            ourself && barePreallocated.holds(records)),
                    row(median, "bare force, appended", appending, floor, ourself && bareAppending.holds(records)),
                    row(median, "SQLite WAL FULL", sqlite, floor, ourself && database.holds(records)));
        }
    }

    private static Row row(double ours, String name, Samples peer, OptionalDouble floor, boolean equal) {
        return new Row(
                "journal: commit, 10 lines",
                ours,
                new Row.Peer(name, peer.medianMicros()),
                floor,
                "µs",
                COMMITS,
                Load.now(),
                equal);
    }

    private static boolean isTheSame(Path model, Path ours) throws IOException {
        try (JournalReader one = JournalReader.open(model);
                JournalReader other = JournalReader.open(ours)) {
            List<JournalRecord> expected = one.from(1).toList();
            return expected.equals(other.from(1).toList());
        }
    }

    static TillId till(int number) {
        return TillId.parse("s1-t" + number);
    }
}
