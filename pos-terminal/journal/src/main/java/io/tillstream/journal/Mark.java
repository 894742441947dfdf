package io.tillstream.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;

/**
 * The mark: the offset up to which records have been forced to disk and acknowledged. It stands in the header, in every
 * frame of format 2 (as it was when the frame was written) and in a file beside the journal; any of them may be older
 * than the truth, none is ever newer, so the highest counts.
 */
final class Mark {
    /** The offset (u64) and its CRC32C. */
    static final int SIZE = 12;

    private Mark() {}

    static ByteBuffer encode(long mark) {
        ByteBuffer bytes = ByteBuffer.allocate(SIZE).putLong(mark);
        return bytes.putInt(checksum(bytes)).flip();
    }

    /** Absent when it does not match its checksum or lies within the header. */
    static OptionalLong decode(ByteBuffer bytes) {
        long mark = bytes.getLong(0);
        return bytes.getInt(SIZE - 4) == checksum(bytes) && mark >= Header.SIZE
                ? OptionalLong.of(mark)
                : OptionalLong.empty();
    }

    private static int checksum(ByteBuffer bytes) {
        byte[] offset = new byte[SIZE - Integer.BYTES];
        bytes.get(0, offset);
        return Header.crc(offset, 0, offset.length);
    }

    /**
     * Reads how far records are acknowledged, also while a till writes.
     *
     * @throws NotAJournal when the mark in the header is damaged
     */
    static long read(Medium medium, String name) throws IOException {
        return Math.max(Header.readMark(medium, name), medium.noted().orElse(Header.SIZE));
    }

    /**
     * What whole frames behind a gap say was acknowledged. A power cut in the middle of a group of records leaves some of
     * its frames behind a torn one; those say that the group was not acknowledged. Frames written later say that it was,
     * and then what is torn is damage.
     *
     * @param offset where something stands that is no record
     * @param before the chain up to there
     * @return {@link Header#SIZE} when there are no such frames
     */
    static long claimedBehind(Medium medium, long offset, ChainCheck before) throws IOException {
        int format = before.header().format();
        long claimed = Header.SIZE;
        if (format == 1) {
            return claimed;
        }
        FrameSearch search = new FrameSearch(medium, format, before.lastSequence());
        OptionalLong found = search.next(offset + 1);
        while (found.isPresent()) {
            FrameScanner scanner = new FrameScanner(medium, found.getAsLong(), format);
            if (scanner.next(medium.size()) instanceof FrameScanner.Step.Whole(Frame frame, long at, long next)) {
                claimed = Math.max(claimed, frame.acknowledged());
                found = search.next(next);
            } else {
                found = search.next(found.getAsLong() + 1);
            }
        }
        return claimed;
    }
}
