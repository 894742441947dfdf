package io.tillstream.journal;

import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What can still be read of a journal whose till is gone. Nothing is written, not even where a till would cut off a torn end.
 *
 * <p>A till stops at a damaged record, because it must not go on over one. Here the damage is stepped over: a record behind it
 * counts when its checksum and its own hash hold, and those that follow it when they are linked to it.
 *
 * @param till whose journal
 * @param epoch which epoch
 * @param records how many records could be read
 * @param last the number of the last of them, 0 when there is none
 * @param lost numbers that stand between others and cannot be read, or were acknowledged at the end and are gone
 * @param isOpenEnded whether acknowledged records behind the last range may be lost as well, nobody can say how many
 * @param unfinishedBytes of a record at the end that nobody was told is done
 */
public record JournalSalvage(
        TillId till, int epoch, long records, long last, List<Range> lost, boolean isOpenEnded, long unfinishedBytes) {
    /**
     * Consecutive numbers.
     *
     * @param from the first
     * @param to the last
     */
    public record Range(long from, long to) {
        public Range {
            if (from < 1 || to < from) {
                throw new IllegalArgumentException("Records " + from + " to " + to + " are no range.");
            }
        }
    }

    public JournalSalvage {
        lost = List.copyOf(lost);
    }

    /**
     * Reads a file to its end.
     *
     * @param each takes every record that could be read, in order
     * @throws NotAJournal when nothing says whose journal it is
     */
    public static JournalSalvage of(Path file, Consumer<JournalRecord> each) throws IOException {
        try (Medium medium = FileMedium.openToRead(file)) {
            return of(medium, file.toString(), each);
        }
    }

    static JournalSalvage of(Medium medium, String name, Consumer<JournalRecord> each) throws IOException {
        return new Reading(medium, name, each).toTheEnd();
    }

    private static final class Reading {
        private final Medium medium;
        private final Consumer<JournalRecord> each;
        private final Header header;
        private final long mark;
        private final List<Range> lost = new ArrayList<>();
        private ChainCheck chain;
        private long records;
        private long end = Header.SIZE;

        Reading(Medium medium, String name, Consumer<JournalRecord> each) throws IOException {
            this.medium = medium;
            this.each = each;
            this.header = Header.read(medium, name);
            this.chain = ChainCheck.beginning(header);
            this.mark = Mark.read(medium, name);
        }

        JournalSalvage toTheEnd() throws IOException {
            FrameScanner scanner = new FrameScanner(medium, Header.SIZE, header.format());
            while (true) {
                Optional<FrameScanner.Step.Whole> next = linked(scanner.next(medium.size()));
                if (next.isEmpty()) {
                    next = behindDamage();
                    if (next.isEmpty()) {
                        return ending();
                    }
                    scanner = new FrameScanner(medium, next.get().next(), header.format());
                }
                take(next.get());
            }
        }

        private Optional<FrameScanner.Step.Whole> linked(FrameScanner.Step step) {
            return step instanceof FrameScanner.Step.Whole whole
                            && chain.faultOfLink(whole.frame()).isEmpty()
                            && isReadable(whole.frame())
                    ? Optional.of(whole)
                    : Optional.empty();
        }

        private static boolean isReadable(Frame frame) {
            try {
                return frame.record().fact().source().sequence() == frame.sequence();
            } catch (UnreadableFact e) {
                return false;
            }
        }

        /** The next frame that holds by itself. */
        private Optional<FrameScanner.Step.Whole> behindDamage() throws IOException {
            if (header.format() == 1) {
                // Its frames do not tell by themselves that they are some.
                return Optional.empty();
            }
            FrameSearch search = new FrameSearch(medium, header.format(), chain.lastSequence());
            OptionalLong found = search.next(end + 1);
            while (found.isPresent()) {
                FrameScanner scanner = new FrameScanner(medium, found.getAsLong(), header.format());
                if (scanner.next(medium.size()) instanceof FrameScanner.Step.Whole whole
                        && whole.frame().isIntact()
                        && isReadable(whole.frame())) {
                    return Optional.of(whole);
                }
                found = search.next(found.getAsLong() + 1);
            }
            return Optional.empty();
        }

        private void take(FrameScanner.Step.Whole whole) {
            Frame frame = whole.frame();
            if (frame.sequence() > chain.lastSequence() + 1) {
                lost.add(new Range(chain.lastSequence() + 1, frame.sequence() - 1));
            }
            each.accept(frame.record());
            chain = chain.after(frame);
            records++;
            end = whole.next();
        }

        private JournalSalvage ending() throws IOException {
            boolean cutShort = end < mark;
            if (cutShort) {
                lost.add(new Range(chain.lastSequence() + 1, chain.lastSequence() + 1));
            }
            return new JournalSalvage(
                    header.till(),
                    header.epoch(),
                    records,
                    chain.lastSequence(),
                    lost,
                    cutShort,
                    cutShort ? 0 : JournalVerification.usedEnd(medium, end) - end);
        }
    }
}
