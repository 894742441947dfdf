package io.tillstream.topologies.till;

import io.tillstream.events.Hash;
import io.tillstream.events.Money;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.TillAlarm;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of one epoch of a till. Its size depends on the open gaps, not on the number of sales.
 *
 * @param till the till
 * @param epoch its epoch
 * @param highest highest sequence seen, 0 before the first
 * @param highestHash hash of that record
 * @param gaps missing numbers below it, ascending
 * @param transactions accepted records
 * @param sales accepted sales and returns among them
 * @param net sum of their totals, absent before the first
 * @param duplicates records dropped because they had arrived before
 * @param clones records refused because they belong to another chain
 */
record Arrivals(
        TillId till,
        int epoch,
        long highest,
        Hash highestHash,
        List<OpenGap> gaps,
        long transactions,
        long sales,
        @Nullable Money net,
        long duplicates,
        long clones) {
    Arrivals {
        Objects.requireNonNull(till, "till");
        Objects.requireNonNull(highestHash, "highestHash");
        gaps = List.copyOf(gaps);
    }

    /** Before the first record. */
    static Arrivals none(TillId till, int epoch) {
        return new Arrivals(till, epoch, 0, Hash.GENESIS, List.of(), 0, 0, null, 0, 0);
    }

    /**
     * Judges a record of this epoch whose own hash is intact.
     *
     * @param remembered the hash accepted under a number, for the numbers that are still remembered
     */
    Verdict arrive(JournalRecord record, LongFunction<Optional<Hash>> remembered) {
        long sequence = record.fact().source().sequence();
        if (sequence == highest + 1) {
            return fits(highestHash, record) ? accepted(record, gaps, null) : brokenLink(record);
        }
        if (sequence > highest) {
            return opensGap(record);
        }
        for (OpenGap gap : gaps) {
            if (gap.contains(sequence)) {
                return insideGap(gap, record);
            }
        }
        Optional<Hash> known = remembered.apply(sequence);
        if (known.isPresent() && !known.get().equals(record.hash())) {
            return clone("Another record was accepted as " + record.fact().source() + ": " + known.get() + ", not "
                    + record.hash() + "; enrol the copied till again.");
        }
        return new Verdict.Duplicate(new Arrivals(
                till, epoch, highest, highestHash, gaps, transactions, sales, net, duplicates + 1, clones));
    }

    private Verdict opensGap(JournalRecord record) {
        OpenGap gap =
                new OpenGap(highest + 1, record.fact().source().sequence() - 1, highestHash, record.previousHash());
        List<OpenGap> more = new ArrayList<>(gaps);
        more.add(gap);
        return accepted(
                record,
                more,
                new Verdict.Notice(
                        TillAlarm.Kind.GAP_OPENED,
                        "Records " + gap.words() + " of till " + till + ", epoch " + epoch + ", are missing."));
    }

    private Verdict insideGap(OpenGap gap, JournalRecord record) {
        long sequence = record.fact().source().sequence();
        boolean atFront = sequence == gap.from();
        boolean atBack = sequence == gap.to();
        if ((atFront && !fits(gap.before(), record)) || (atBack && !gap.last().equals(record.hash()))) {
            return brokenLink(record);
        }
        List<OpenGap> left = new ArrayList<>();
        for (OpenGap other : gaps) {
            if (!other.equals(gap)) {
                left.add(other);
                continue;
            }
            if (!atFront) {
                left.add(new OpenGap(gap.from(), sequence - 1, gap.before(), record.previousHash()));
            }
            if (!atBack) {
                left.add(new OpenGap(sequence + 1, gap.to(), record.hash(), gap.last()));
            }
        }
        return accepted(
                record,
                left,
                atFront && atBack
                        ? new Verdict.Notice(
                                TillAlarm.Kind.GAP_CLOSED,
                                "Record " + sequence + " of till " + till + ", epoch " + epoch
                                        + ", was the last one missing of its gap.")
                        : null);
    }

    private Verdict accepted(JournalRecord record, List<OpenGap> left, Verdict.@Nullable Notice notice) {
        Source source = record.fact().source();
        boolean isHighest = source.sequence() > highest;
        Money sum = net;
        long sold = sales;
        if (record.fact() instanceof Sale sale) {
            sum = net == null ? sale.total() : net.plus(sale.total());
            sold++;
        }
        return new Verdict.Accepted(
                new Arrivals(
                        till,
                        epoch,
                        isHighest ? source.sequence() : highest,
                        isHighest ? record.hash() : highestHash,
                        left,
                        transactions + 1,
                        sold,
                        sum,
                        duplicates,
                        clones),
                notice);
    }

    private Verdict brokenLink(JournalRecord record) {
        return clone("Record " + record.fact().source() + " with hash " + record.hash() + " follows "
                + record.previousHash() + ", which is not the chain accepted so far; enrol the copied till again.");
    }

    private Verdict clone(String detail) {
        return new Verdict.Clone(
                new Arrivals(till, epoch, highest, highestHash, gaps, transactions, sales, net, duplicates, clones + 1),
                new Verdict.Notice(TillAlarm.Kind.CLONE_REFUSED, detail));
    }

    private static boolean fits(Hash before, JournalRecord record) {
        return before.equals(record.previousHash());
    }

    /** As published. */
    TillPosition position() {
        return new TillPosition(
                till,
                epoch,
                gaps.isEmpty() ? highest : gaps.getFirst().from() - 1,
                highest,
                gaps.stream().map(OpenGap::range).toList(),
                transactions,
                sales,
                net,
                duplicates,
                clones,
                gaps.isEmpty() ? highestHash : gaps.getFirst().before());
    }
}
