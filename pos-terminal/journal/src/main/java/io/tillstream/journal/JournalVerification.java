package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of checking a journal from its first byte: checksums, sequence, hash chain, running totals, and that
 * nothing acknowledged is missing at the end.
 *
 * @param records how many records are as they were written, from the first on
 * @param unfinishedBytes what lies behind the last whole record: a record being written now, or one a crash cut off
 * @param firstBroken the first record that is not, or absent
 */
public record JournalVerification(long records, long unfinishedBytes, Optional<Broken> firstBroken) {
    private static final int PIECE = 1 << 16;

    /**
     * A broken record.
     *
     * @param sequence its number; 0 when the header is broken
     * @param offset where it begins, in bytes
     * @param reason one clause
     */
    public record Broken(long sequence, long offset, String reason) {}

    public boolean isValid() {
        return firstBroken.isEmpty();
    }

    /** Checks a file, also while a till writes it. */
    public static JournalVerification of(Path file) throws IOException {
        try (Medium medium = FileMedium.openToRead(file)) {
            return of(medium, file.toString());
        }
    }

    static JournalVerification of(Medium medium, String name) throws IOException {
        ChainCheck chain;
        long mark;
        try {
            chain = ChainCheck.beginning(Header.read(medium, name));
            mark = Mark.read(medium, name);
        } catch (NotAJournal e) {
            return new JournalVerification(0, 0, Optional.of(new Broken(0, 0, e.reason())));
        }
        int format = chain.header().format();
        FrameScanner scanner = new FrameScanner(medium, Header.SIZE, format);
        while (true) {
            switch (scanner.next(medium.size())) {
                case FrameScanner.Step.Whole(Frame frame, long offset, long next) -> {
                    Optional<String> fault = chain.fault(frame);
                    if (fault.isPresent()) {
                        return ending(chain, offset, fault.get(), markAt(offset, mark, medium, chain), medium);
                    }
                    chain = chain.after(frame);
                }
                case FrameScanner.Step.End(long offset) -> {
                    long reached = markAt(offset, mark, medium, chain);
                    if (isUnchanged(medium, offset, format)) {
                        return ending(chain, offset, "no record stands here", reached, medium);
                    }
                    scanner = new FrameScanner(medium, offset, format);
                }
                case FrameScanner.Step.Damaged(long offset, String reason) -> {
                    long reached = markAt(offset, mark, medium, chain);
                    if (isUnchanged(medium, offset, format)) {
                        return ending(chain, offset, reason, reached, medium);
                    }
                    scanner = new FrameScanner(medium, offset, format);
                }
            }
        }
    }

    private static long markAt(long offset, long mark, Medium medium, ChainCheck chain) throws IOException {
        return offset < mark ? mark : Math.max(mark, Mark.claimedBehind(medium, offset, chain));
    }

    /** False when a till has just finished the record that could not be read a moment ago. */
    private static boolean isUnchanged(Medium medium, long offset, int format) throws IOException {
        return !(new FrameScanner(medium, offset, format).next(medium.size()) instanceof FrameScanner.Step.Whole);
    }

    private static JournalVerification ending(ChainCheck chain, long offset, String reason, long mark, Medium medium)
            throws IOException {
        if (offset < mark) {
            Broken broken = new Broken(
                    chain.lastSequence() + 1,
                    offset,
                    reason + ", but records up to byte " + mark + " were acknowledged");
            return new JournalVerification(chain.lastSequence(), 0, Optional.of(broken));
        }
        return new JournalVerification(chain.lastSequence(), usedEnd(medium, offset) - offset, Optional.empty());
    }

    /** Where the zeros of reserved space begin, or the file ends. */
    static long usedEnd(Medium medium, long offset) throws IOException {
        long used = offset;
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        for (long at = offset; at < medium.size(); at += PIECE) {
            Header.readFully(medium, piece.clear(), at);
            for (int i = piece.position() - 1; i >= 0; i--) {
                if (piece.get(i) != 0) {
                    used = at + i + 1;
                    break;
                }
            }
        }
        return used;
    }
}
