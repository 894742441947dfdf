package io.tillstream.conductor.recovery;

import io.tillstream.events.sale.JournalRecord;
import io.tillstream.journal.JournalSalvage;
import io.tillstream.journal.JournalSalvage.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a dead till's journals, sends what head office does not have, and says by number what nobody has. */
public final class Recovery {
    private static final int AT_ONCE = 500;
    private static final Duration ARRIVING = Duration.ofSeconds(60);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Positions positions;
    private final Optional<Upload> upload;

    /**
     * A recovery.
     *
     * @param upload absent when the till's key is gone: what is only on its disk stays there then
     */
    public Recovery(Positions positions, Optional<Upload> upload) {
        this.positions = positions;
        this.upload = upload;
    }

    /**
     * What became of an epoch.
     *
     * @param till whose
     * @param epoch which
     * @param readable how many records the disk still gives
     * @param last the number of the last of them
     * @param sent how many of them were sent now, for head office did not have them
     * @param missing numbers that neither the disk gives nor head office has
     * @param notSent numbers that the disk gives and head office did not take
     * @param reason why it did not take them; absent when it took all
     * @param isOpenEnded whether records behind the last number may have been lost as well
     * @param unfinishedBytes of a record at the end that nobody was told is done
     */
    public record Epoch(
            String till,
            int epoch,
            long readable,
            long last,
            long sent,
            List<Range> missing,
            List<Range> notSent,
            @Nullable String reason,
            boolean isOpenEnded,
            long unfinishedBytes) {
        public Epoch {
            missing = List.copyOf(missing);
            notSent = List.copyOf(notSent);
        }

        /** Whether head office now has all there ever was. */
        public boolean isWhole() {
            return missing.isEmpty() && notSent.isEmpty() && !isOpenEnded;
        }
    }

    /** Recovers one journal. */
    public Epoch recover(Path journal) throws IOException, InterruptedException {
        // The header says whose it is, and head office then what it has; only the rest is held in memory.
        JournalSalvage salvage = JournalSalvage.of(journal, record -> {});
        Positions.Arrived before = positions.of(salvage.till(), salvage.epoch());
        List<JournalRecord> only = new ArrayList<>();
        JournalSalvage.of(journal, record -> {
            if (!before.has(record.fact().source().sequence())) {
                only.add(record);
            }
        });
        Sending sending = send(salvage, only);
        Positions.Arrived after = sending.sent() == 0 ? before : awaitArrival(salvage, only.subList(0, sending.sent()));
        return new Epoch(
                salvage.till().toString(),
                salvage.epoch(),
                salvage.records(),
                salvage.last(),
                sending.sent(),
                missing(salvage, after),
                ranges(only.subList(sending.sent(), only.size())),
                sending.reason(),
                salvage.isOpenEnded() && after.highest() <= salvage.last() + 1,
                salvage.unfinishedBytes());
    }

    private record Sending(int sent, @Nullable String reason) {}

    private Sending send(JournalSalvage salvage, List<JournalRecord> records) throws InterruptedException {
        if (records.isEmpty()) {
            return new Sending(0, null);
        }
        if (upload.isEmpty()) {
            return new Sending(0, "the till's key is not on the disk");
        }
        int sent = 0;
        for (List<JournalRecord> batch : batches(records)) {
            try {
                upload.get().send(salvage.till(), batch);
            } catch (IOException e) {
                return new Sending(sent, String.valueOf(e.getMessage()));
            }
            sent += batch.size();
        }
        return new Sending(sent, null);
    }

    /** Head office takes consecutive records. */
    private static List<List<JournalRecord>> batches(List<JournalRecord> records) {
        List<List<JournalRecord>> batches = new ArrayList<>();
        List<JournalRecord> batch = new ArrayList<>();
        for (JournalRecord record : records) {
            boolean follows = batch.isEmpty() || sequence(batch.getLast()) + 1 == sequence(record);
            if (!follows || batch.size() == AT_ONCE) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
            batch.add(record);
        }
        batches.add(batch);
        return batches;
    }

    private static long sequence(JournalRecord record) {
        return record.fact().source().sequence();
    }

    /** The log has them; the ledgers, which are asked, follow. */
    private Positions.Arrived awaitArrival(JournalSalvage salvage, List<JournalRecord> sent)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + ARRIVING.toNanos();
        Positions.Arrived arrived = positions.of(salvage.till(), salvage.epoch());
        while (!sent.stream().map(Recovery::sequence).allMatch(arrived::has) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            arrived = positions.of(salvage.till(), salvage.epoch());
        }
        return arrived;
    }

    private static List<Range> missing(JournalSalvage salvage, Positions.Arrived arrived) {
        List<Range> missing = new ArrayList<>();
        for (Range range : salvage.lost()) {
            for (long number = range.from(); number <= range.to(); number++) {
                if (!arrived.has(number)) {
                    add(missing, number);
                }
            }
        }
        return missing;
    }

    private static List<Range> ranges(List<JournalRecord> records) {
        List<Range> ranges = new ArrayList<>();
        records.forEach(record -> add(ranges, sequence(record)));
        return ranges;
    }

    private static void add(List<Range> ranges, long number) {
        if (!ranges.isEmpty() && ranges.getLast().to() + 1 == number) {
            ranges.set(ranges.size() - 1, new Range(ranges.getLast().from(), number));
        } else {
            ranges.add(new Range(number, number));
        }
    }
}
