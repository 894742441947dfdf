package io.tillstream.journal;

import java.io.IOException;
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
            mark = Header.readMark(medium, name);
        } catch (NotAJournal e) {
            return new JournalVerification(0, 0, Optional.of(new Broken(0, 0, e.reason())));
        }
        long size = medium.size();
        FrameScanner scanner = new FrameScanner(medium, Header.SIZE);
        while (true) {
            switch (scanner.next(size)) {
                case FrameScanner.Step.Whole(Frame frame, long offset, long next) -> {
                    Optional<String> fault = chain.fault(frame);
                    if (fault.isPresent()) {
                        return ending(chain, offset, fault.get(), mark, size);
                    }
                    chain = chain.after(frame);
                }
                case FrameScanner.Step.End(long offset) -> {
                    return ending(chain, offset, "the file ends here", mark, size);
                }
                case FrameScanner.Step.Damaged(long offset, String reason) -> {
                    return ending(chain, offset, reason, mark, size);
                }
            }
        }
    }

    private static JournalVerification ending(ChainCheck chain, long offset, String reason, long mark, long size) {
        if (offset < mark) {
            Broken broken = new Broken(
                    chain.lastSequence() + 1,
                    offset,
                    reason + ", but records up to byte " + mark + " were acknowledged");
            return new JournalVerification(chain.lastSequence(), 0, Optional.of(broken));
        }
        return new JournalVerification(chain.lastSequence(), size - offset, Optional.empty());
    }
}
