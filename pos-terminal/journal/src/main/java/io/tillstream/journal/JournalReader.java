package io.tillstream.journal;

import io.tillstream.events.Hash;
import io.tillstream.events.TillId;
import io.tillstream.events.sale.JournalRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads a journal, also while a till writes it. Only acknowledged records are seen: what a power cut could still take
 * away must not have left the till.
 *
 * <p>Every record's checksum, sequence and hash are checked on the way. For use by one thread.
 */
public final class JournalReader implements Closeable {
    /** One remembered place per so many records, so that a reader far behind does not begin at the beginning. */
    private static final int STRIDE = 256;

    private final Medium medium;
    private final String name;
    private final Header header;
    private final List<Place> places = new ArrayList<>();

    private record Place(ChainCheck before, long offset) {}

    JournalReader(Medium medium, String name) throws IOException {
        this.medium = medium;
        this.name = name;
        this.header = Header.read(medium, name);
        places.add(new Place(ChainCheck.beginning(header), Header.SIZE));
    }

    /**
     * Opens a journal for reading.
     *
     * @throws NotAJournal when the file is something else or of a newer format
     */
    public static JournalReader open(Path file) throws IOException {
        Medium medium = FileMedium.openToRead(file);
        try {
            return new JournalReader(medium, file.toString());
        } catch (IOException | RuntimeException e) {
            medium.close();
            throw e;
        }
    }

    public TillId till() {
        return header.till();
    }

    public int epoch() {
        return header.epoch();
    }

    /**
     * The acknowledged records from number {@code sequence} on, as far as they go at this moment.
     *
     * @param sequence 1 or more; none are returned when it is beyond the end
     * @param limit at most so many
     * @throws JournalBroken when one on the way is damaged
     */
    public List<JournalRecord> read(long sequence, int limit) {
        return from(sequence).limit(limit).toList();
    }

    /** The same as a stream that reads as it goes; close the reader, not the stream. */
    public Stream<JournalRecord> from(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("Records are numbered from 1, not " + sequence + ".");
        }
        try {
            return StreamSupport.stream(new Records(sequence, Mark.read(medium, name)), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of the newest acknowledged record, 0 while there is none. */
    public long lastSequence() {
        return head().lastSequence();
    }

    /** The hash of the newest acknowledged record, {@link Hash#GENESIS} while there is none. */
    public Hash headHash() {
        return head().headHash();
    }

    private ChainCheck head() {
        try {
            Place place = places.getLast();
            Walk walk = new Walk(place, Mark.read(medium, name));
            Optional<Frame> frame;
            do {
                frame = walk.next();
            } while (frame.isPresent());
            return walk.chain;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        medium.close();
    }

    /** Steps over frames from a remembered place, remembering more. */
    private final class Walk {
        private final FrameScanner scanner;
        private final long mark;
        private ChainCheck chain;

        Walk(Place from, long mark) {
            this.scanner = new FrameScanner(medium, from.offset(), header.format());
            this.mark = mark;
            this.chain = from.before();
        }

        Optional<Frame> next() throws IOException {
            return switch (scanner.next(mark)) {
                case FrameScanner.Step.Whole(Frame frame, long offset, long next) -> {
                    chain.faultOfLink(frame).ifPresent(fault -> {
                        throw new JournalBroken(name, chain.lastSequence() + 1, offset, fault);
                    });
                    chain = chain.after(frame);
                    if (frame.sequence() % STRIDE == 0
                            && frame.sequence() > places.getLast().before().lastSequence()) {
                        places.add(new Place(chain, next));
                    }
                    yield Optional.of(frame);
                }
                case FrameScanner.Step.End(long offset) -> {
                    if (offset < mark) {
                        throw new JournalBroken(name, chain.lastSequence() + 1, offset, "no record stands here");
                    }
                    yield Optional.empty();
                }
                case FrameScanner.Step.Damaged(long offset, String reason) ->
                    throw new JournalBroken(name, chain.lastSequence() + 1, offset, reason);
            };
        }
    }

    private final class Records extends Spliterators.AbstractSpliterator<JournalRecord> {
        private final long first;
        private final Walk walk;

        Records(long first, long mark) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE);
            this.first = first;
            int nearest = (int) Math.min((first - 1) / STRIDE, places.size() - 1);
            this.walk = new Walk(places.get(nearest), mark);
        }

        @Override
        public boolean tryAdvance(Consumer<? super JournalRecord> action) {
            try {
                Optional<Frame> frame = walk.next();
                while (frame.isPresent() && frame.get().sequence() < first) {
                    frame = walk.next();
                }
                frame.ifPresent(found -> action.accept(found.record()));
                return frame.isPresent();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
